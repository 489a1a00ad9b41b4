/** Which services the table lists and in which order, and how many of everything there are. Pure. */
import type { ImportedService, ImportedWorld } from "../../../shared/protocol/index.ts";
import { hasWords } from "../../hasWords.ts";
import type { Translate } from "../../text/index.ts";
import { figures } from "./corrections.ts";
import type { Corrected, Corrections } from "./corrections.ts";

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
    const text = [name, group ?? "", kind[0], lump === null ? "" : (lumps[lump] ?? "")].join(" ");
    return isMeant(service) && hasWords(text, words);
  });
  return kept.sort((a, b) => (by === "rps" ? b.rps[0] - a.rps[0] : 0) || (a.name < b.name ? -1 : 1));
}

interface Basis {
  readonly field: Corrected;
  readonly says: string;
  readonly count: number;
}

/** Every basis that guesses of services stand on, field by field, with how many do. */
export function basesOf({ services, bases }: ImportedWorld): readonly Basis[] {
  return (["kind", ...figures] as const).flatMap((field) => {
    const counts = new Map<number, number>();
    for (const { [field]: fact } of services) if (fact[2] === "?") counts.set(fact[1], (counts.get(fact[1]) ?? 0) + 1);
    return [...counts]
      .sort(([, a], [, b]) => b - a)
      .map(([basis, count]) => ({ field, says: bases[basis] ?? "", count }));
  });
}

/** In words. */
export function countsOf(
  services: number,
  calls: number,
  t: Translate,
): { readonly services: string; readonly calls: string } {
  return { services: t("importing.services", { count: services }), calls: t("importing.calls", { count: calls }) };
}
