/** Who saves scenarios and wants reports: an author's browser has a key of its own; the server knows its hash. */
import type { Request } from "express";
import { turnDown } from "../../shared/refusals/index.ts";
import { hashOf } from "../exercise/index.ts";
import { bearer } from "./api.ts";

export function ownerOf(request: Request): string | undefined {
  const key = bearer(request);
  return key === undefined ? undefined : hashOf(key);
}

export const keyless = turnDown("scenario/keyless");
