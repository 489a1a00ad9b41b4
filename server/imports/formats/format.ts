/** What a reader of a format is: from what was parsed to a service graph, or to what is wrong with the file. */
import type { Result } from "../../../shared/base/index.ts";
import { bounds } from "../../../shared/servicegraph/index.ts";
import type { ServiceGraph } from "../../../shared/servicegraph/index.ts";
import type { Document, Problem } from "../../documents/index.ts";

export const formats = ["compose", "kubernetes", "backstage", "jaeger", "otlp", "prometheus", "edges"] as const;
export type Format = (typeof formats)[number];

export type Parsed = readonly [Document, ...Document[]];
export type Read = Result<ServiceGraph, readonly Problem[]>;

export function wrong(problem: Problem): Read {
  return { ok: false, refusal: [problem] };
}

export function replicasIn(replicas: number): number {
  return Math.max(bounds.replicas[0], Math.min(bounds.replicas[1], Math.round(replicas)));
}
