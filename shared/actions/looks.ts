/** The kinds of look that a team can take at the world. What each costs and finds stands in play and telemetry. */
export const lookKinds = [
  "red",
  "saturation",
  "changes",
  "logs",
  "traces",
  "compare",
  "dependencies",
  "synthetic",
  "store",
  "config-diff",
  "reports",
  "vendor",
  "dump",
  "path",
  "specialist",
  "canary",
] as const;
export type LookKind = (typeof lookKinds)[number];
