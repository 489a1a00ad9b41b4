/** Which services the table lists, and in which order. Pure. */
import type { ImportedService, ImportedWorld } from "../../../shared/protocol/index.ts";
import type { Corrections } from "./corrections.ts";

export const whichRows = ["all", "guessed", "corrected", "lumped"] as const;
export type WhichRows = (typeof whichRows)[number];

export interface Wanted {
  readonly words: string;
  readonly which: WhichRows;
  readonly by: "name" | "rps";
}

export function rowsOf(
  { services, lumps }: ImportedWorld,
  { words, which, by }: Wanted,
  corrections: Corrections,
): readonly ImportedService[] {
  const all = words.toLowerCase().split(/\s+/);
  const isMeant = ({ name, kind, lump }: ImportedService): boolean => {
    switch (which) {
      case "all":
        return true;
      case "guessed":
        return kind[2] === "?";
      case "corrected":
        return corrections.has(name);
      case "lumped":
        return lump !== null;
    }
  };
  const kept = services.filter((service) => {
    const { name, group, kind, lump } = service;
    const text = [name, group ?? "", kind[0], lump === null ? "" : (lumps[lump] ?? "")].join(" ").toLowerCase();
    return isMeant(service) && all.every((word) => text.includes(word));
  });
  return kept.sort((a, b) => (by === "rps" ? b.rps[0] - a.rps[0] : 0) || (a.name < b.name ? -1 : 1));
}

/** Every basis that guesses of services stand on, with how many do, the most frequent first. */
export function basesOf({
  services,
  bases,
}: ImportedWorld): readonly { readonly says: string; readonly count: number }[] {
  const counts = new Map<number, number>();
  for (const { kind, rps, ownMs, timeoutMs, replicas, retries } of services)
    for (const [, basis, mark] of [kind, rps, ownMs, timeoutMs, replicas, retries])
      if (mark === "?") counts.set(basis, (counts.get(basis) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a).map(([basis, count]) => ({ says: bases[basis] ?? "", count }));
}
