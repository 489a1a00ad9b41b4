/** The chance behind random scenarios: one number names one scenario for ever, on every machine. */
import seedrandom from "seedrandom";

export interface Luck {
  /** An integer from `least` to `most`. */
  int(least: number, most: number): number;
  oneOf<T>(items: readonly T[]): T;
  /** True in this share of the asks. */
  chance(share: number): boolean;
}

export function luckOf(seed: string): Luck {
  const random = seedrandom.alea(seed);
  const int = (least: number, most: number): number => least + Math.floor(random() * (most - least + 1));
  return {
    int,
    oneOf: (items) => {
      const item = items[int(0, items.length - 1)];
      if (item === undefined) throw new Error("nothing to choose from");
      return item;
    },
    chance: (share) => random() < share,
  };
}
