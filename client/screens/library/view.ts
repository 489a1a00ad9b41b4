/** What the library screen may ask for, and how its cards are filtered. Pure. */
import type { Refusal } from "../../../shared/base/index.ts";
import type { ScenarioCard } from "../../../shared/protocol/index.ts";
import { hasWords } from "../../hasWords.ts";
import type { LibraryLine } from "../../net/index.ts";

/** What is to be played. */
export interface Order {
  readonly choice: string;
  readonly name: string;
  /** Left out: the scenario's own. */
  readonly liveMinutes?: number;
  /** Empty: another one each time. */
  readonly seed: string;
  /** Side by side under one code; for hosts. */
  readonly teams: number;
  /** Empty: the history has none for it. */
  readonly teamName: string;
}

export interface LibraryActs extends LibraryLine {
  /** Each resolves when the next screen is there, or with the reason why it is not. */
  host(order: Order): Promise<Refusal | undefined>;
  practise(order: Order): Promise<Refusal | undefined>;
}

export const sizes = ["any", "solo", "few", "many"] as const;
export type Size = (typeof sizes)[number];
export const lengths = ["any", "short", "long"] as const;
export type Length = (typeof lengths)[number];
export const levels = ["any", "easy", "middle", "hard"] as const;
export type Level = (typeof levels)[number];

export interface Filter {
  readonly words: string;
  readonly size: Size;
  readonly length: Length;
  readonly level: Level;
  readonly onlyMine: boolean;
}

export const everything: Filter = { words: "", size: "any", length: "any", level: "any", onlyMine: false };

const people: Readonly<Record<Size, readonly [number, number]>> = {
  any: [1, 8],
  solo: [1, 1],
  few: [2, 4],
  many: [5, 8],
};
/** Real minutes of the short cut: up to here is short. */
const SHORT_UP_TO = 10;

export function passes(card: ScenarioCard, { words, size, length, level, onlyMine }: Filter): boolean {
  const [least, most] = people[size];
  const { company, goals, title, players, minutes } = card;
  return (
    hasWords([company.name, company.sentence, title ?? "", ...goals].join(" "), words) &&
    players[0] <= most &&
    players[1] >= least &&
    (length === "any" || (length === "short") === minutes.short <= SHORT_UP_TO) &&
    (level === "any" || levelOf(card) === level) &&
    (!onlyMine || card.isMine)
  );
}

/** From the mean of the four axes. */
export function levelOf({ difficulty }: Pick<ScenarioCard, "difficulty">): Exclude<Level, "any"> {
  const { diagnosis, pace, noise, coordination } = difficulty;
  const mean = (diagnosis + pace + noise + coordination) / 4;
  return mean < 2.5 ? "easy" : mean < 3.5 ? "middle" : "hard";
}
