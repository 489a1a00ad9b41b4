/**
 * Makes the variant of a scenario that belongs to a seed. Numbers move first and values are set next, by the names of
 * the file; then entries are left out; words are exchanged last, all at once. Invariant: the result has been checked
 * like a file.
 */
import seedrandom from "seedrandom";
import { Bug, ok } from "../base/index.ts";
import type { Result } from "../base/index.ts";
import type { Flaw, Path } from "./lint/flaws.ts";
import { scenarioFlaws } from "./lint/scenario.ts";
import { scenarioShape } from "./scenario.ts";
import type { Scenario } from "./scenario.ts";
import { isTree, spotsOf, treeOf } from "./tree.ts";
import type { Json, Tree, TreePath } from "./tree.ts";
import type { VariantsSpec } from "./variants.ts";

/** Characters of a variant as JSON, with all defaults. The largest of the package have a quarter of this. */
const LARGEST = 600_000;

/** Where the luck of a variant comes from: a number from 0 up to 1 for each purpose. */
export type Draw = (purpose: string) => number;

/** The sections whose entries have a `chance`. */
const leavable = ["defects", "changes", "reports", "injects"] as const;
/** What no variant changes: what the file is, and what is not about this company. */
const fixed: readonly string[] = ["format", "id", "inspiredBy"];

/** The same file and seed give the same variant everywhere. Refused where the variant is no sound scenario. */
export function variantOf(scenario: Scenario, seed: string): Result<Scenario, readonly Flaw[]> {
  return vary(scenario, (purpose) => seedrandom.alea(`${seed}/variant/${purpose}`)());
}

/**
 * Flaws of the variants: each option and both ends of each range are tried once. Two that fit alone may still not fit
 * together; the proofs, which run variants, show that.
 */
export function variantFlaws(scenario: Scenario): readonly Flaw[] {
  const { choices, numbers, laterS } = scenario.variants;
  const hasAny = choices.length + numbers.length > 0 || laterS !== undefined || leavable.some(mayLack);
  const trials = hasAny ? Math.max(2, ...choices.map(({ options }) => options.length)) : 0;
  for (let trial = 0; trial < trials; trial++) {
    const tried = vary(scenario, trialDraw(scenario.variants, trial));
    if (!tried.ok) return tried.refusal;
  }
  return [];

  function mayLack(section: (typeof leavable)[number]): boolean {
    return scenario[section].some((entry) => entry.chance < 1);
  }
}

/** The trial takes its own option of each choice, and the low or the high end of everything else. */
function trialDraw({ choices }: VariantsSpec, trial: number): Draw {
  const end = trial % 2 === 0 ? 0 : 1 - Number.EPSILON;
  const options = new Map(
    choices.map(({ id, options: { length } }) => [`choice ${id}`, ((trial % length) + 0.5) / length]),
  );
  return (purpose) => options.get(purpose) ?? end;
}

function vary(scenario: Scenario, draw: Draw): Result<Scenario, readonly Flaw[]> {
  const { variants, ...base } = scenario;
  const file = treeOf(base);
  const taken = variants.choices.map(({ id, options }, c) => {
    const o = Math.floor(draw(`choice ${id}`) * options.length);
    const option = options[o];
    if (!option) throw new Bug(`choice ${id} has an option`);
    return { ...option, path: ["variants", "choices", c, "options", o] };
  });
  const flaws = [
    ...variants.numbers.flatMap((number, n) => {
      const luck = draw(`number ${n}`);
      return number.at.flatMap((at, a) => change(file, at, ["variants", "numbers", n, "at", a], moved(number, luck)));
    }),
    ...taken.flatMap(({ set, path }) =>
      set.flatMap(({ at, to }, s) =>
        change(file, at, [...path, "set", s, "at"], { last: "there or new", to: () => to }),
      ),
    ),
  ];
  if (flaws.length > 0) return { ok: false, refusal: flaws };
  if (variants.laterS) delay(file, between(variants.laterS, draw("later")));
  for (const section of leavable) leaveOut(file, section, draw);
  return sound(exchanged(file, new Map(taken.flatMap(({ words }) => Object.entries(words)))));
}

interface Change {
  /** Whether the path has to lead to something that is there. */
  readonly last: "there" | "there or new";
  /** What stands there instead; undefined where the change does not fit what stands there. */
  readonly to: (before: Json) => Json | undefined;
}

/** A number goes by its luck between the ends. */
function moved({ times, add, step }: VariantsSpec["numbers"][number], luck: number): Change {
  return {
    last: "there",
    to(before) {
      if (typeof before !== "number") return undefined;
      const after = before * (times ? between(times, luck) : 1) + (add ? between(add, luck) : 0);
      return rounded(after, step ?? (Number.isInteger(before) ? 1 : undefined));
    },
  };
}

function change(file: Tree, at: TreePath, path: Path, { last, to }: Change): readonly Flaw[] {
  if (fixed.includes(String(at[0]))) return [{ path, says: `${at[0]} is the same in every variant.` }];
  const spots = spotsOf(file, at, last);
  if (!spots.ok) return [{ path, says: spots.refusal }];
  return spots.value.flatMap(({ value, put }): readonly Flaw[] => {
    const next = to(value);
    if (next === undefined) return [{ path, says: "leads to something that is no number." }];
    put(next);
    return [];
  });
}

function between([from, to]: readonly [number, number], luck: number): number {
  return from + (to - from) * luck;
}

/** Multiples of the step; without one, four digits. */
function rounded(value: number, step: number | undefined): number {
  if (step === undefined) return Number(value.toPrecision(4));
  // Tenths are not exact: what is left over at the end is cut off.
  return Number((Math.round(value / step) * step).toPrecision(12));
}

/** Times of the live part: `atS`, and those of records and allowances. */
const moment = /^(at|expiresAt|rotatesAt|resetsAt)S$/;

/** Every time after T+0, wherever it stands. */
function delay(node: Json, byS: number): void {
  if (Array.isArray(node)) for (const entry of node) delay(entry, byS);
  if (!isTree(node)) return;
  for (const [key, value] of Object.entries(node)) {
    if (moment.test(key) && typeof value === "number" && value > 0) node[key] = Math.round(value + byS);
    else delay(value, byS);
  }
}

function leaveOut(file: Tree, section: (typeof leavable)[number], draw: Draw): void {
  const entries = file[section];
  if (!Array.isArray(entries)) return;
  file[section] = entries.flatMap((entry, i) => {
    const chance = isTree(entry) ? entry["chance"] : 1;
    if (!isTree(entry) || typeof chance !== "number" || chance === 1) return [entry];
    return draw(`${section} ${i}`) < chance ? [{ ...entry, chance: 1 }] : [];
  });
}

/** Words stand between anything that is no letter, digit or dash. Longer ones come first, none is exchanged twice. */
function exchanged(file: Tree, words: ReadonlyMap<string, string>): Tree {
  if (words.size === 0) return file;
  const alternatives = [...words.keys()].sort((a, b) => b.length - a.length).map(escaped);
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}_-])(?:${alternatives.join("|")})(?![\\p{L}\\p{N}_-])`, "gu");
  const text = (old: string): string => old.replace(pattern, (word) => words.get(word) ?? word);
  const walk = (node: Json): Json => {
    if (typeof node === "string") return text(node);
    if (Array.isArray(node)) return node.map(walk);
    if (!isTree(node)) return node;
    return Object.fromEntries(Object.entries(node).map(([key, value]) => [text(key), walk(value)]));
  };
  return Object.fromEntries(
    Object.entries(file).map(([key, value]) => [key, fixed.includes(key) ? value : walk(value)]),
  );
}

function escaped(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

/** Whatever is wrong with a variant is the fault of what varies; the path of the complaint stands in the sentence. */
function sound(file: Tree): Result<Scenario, readonly Flaw[]> {
  const blamed = (path: readonly PropertyKey[], says: string): Flaw => ({
    path: ["variants"],
    says: `a variant does not fit, at ${path.map(String).join(".")}: ${says}`,
  });
  if (JSON.stringify(file).length > LARGEST)
    return { ok: false, refusal: [{ path: ["variants"], says: "makes the file too large." }] };
  const parsed = scenarioShape.safeParse(file);
  if (!parsed.success) {
    const flaws = parsed.error.issues.map(({ path, message }) => blamed(path, message));
    return { ok: false, refusal: flaws };
  }
  const flaws = scenarioFlaws(parsed.data);
  return flaws.length > 0 ? { ok: false, refusal: flaws.map(({ path, says }) => blamed(path, says)) } : ok(parsed.data);
}
