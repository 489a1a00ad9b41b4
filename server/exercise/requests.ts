/** What people ask for over HTTP, decoded: a request that does not fit is refused with the field's name. */
import { z } from "zod";
import { ok } from "../../shared/base/index.ts";
import type { Result } from "../../shared/base/index.ts";
import { characterIds, rulesLayers, speeds } from "../../shared/protocol/index.ts";
import { turnDown } from "../../shared/refusals/index.ts";

/** A lone half of a character, or the one character that PostgreSQL does not store. */
const UNCLEAN = /[\0\p{Surrogate}]/u;

export function isClean(text: string): boolean {
  return !UNCLEAN.test(text);
}

const MOST_TEAMS = 40;

/** Marks and format characters alone show no name. */
const VISIBLE = /[\p{L}\p{N}\p{P}\p{S}]/u;

const name = z
  .string()
  .trim()
  .min(1, "it is empty")
  .max(24, "24 characters at most")
  .refine(isClean, "not all of it is text")
  .refine((text) => VISIBLE.test(text), "it shows nothing");
const options = {
  scenario: z.string().max(20).optional(),
  /** The same seed is the same incident: for teams that play side by side. */
  seed: z
    .string()
    .regex(/^[\w-]{1,40}$/, "letters, digits, - and _, 40 at most")
    .optional(),
  layer: z.enum(rulesLayers).optional(),
  speed: z.union(speeds.map((speed) => z.literal(speed))).optional(),
  liveMinutes: z.int().min(5).max(60).optional(),
};

const creation = z.strictObject({
  ...options,
  size: z.int().min(1).max(8).optional(),
  teams: z.int().min(1).max(MOST_TEAMS).optional(),
  /** Under which the history keeps their rounds together; numbered where there are several. */
  teamName: name.optional(),
  name: name.optional(),
});
const solo = z.strictObject({ ...options, name: name.optional() });
const weekly = z.strictObject({ name: name.optional() });
const invitation = z.strictObject({ name });
const filling = z.strictObject({ character: z.enum(characterIds) });
const joining = z.strictObject({
  name,
  team: z
    .int()
    .min(0)
    .max(MOST_TEAMS - 1)
    .optional(),
});

export type Creation = z.infer<typeof creation>;
export type Solo = z.infer<typeof solo>;
export type Joining = z.infer<typeof joining>;

export const readCreation = (body: unknown): Result<Creation> => read(creation, body);
export const readSolo = (body: unknown): Result<Solo> => read(solo, body);
export const readWeekly = (body: unknown): Result<Pick<Solo, "name">> => read(weekly, body);
export const readFilling = (body: unknown): Result<z.output<typeof filling>> => read(filling, body);
export const readInvitation = (body: unknown): Result<z.output<typeof invitation>> => read(invitation, body);
export const readJoining = (body: unknown): Result<Joining> => read(joining, body);

function read<Shape extends z.ZodType>(shape: Shape, body: unknown): Result<z.output<Shape>> {
  const parsed = shape.safeParse(body ?? {});
  if (parsed.success) return ok(parsed.data);
  const problems = parsed.error.issues.map(({ path, message }) => `${path.join(".") || "the request"}: ${message}`);
  return turnDown("request/invalid", { problems: problems.join("; ") });
}
