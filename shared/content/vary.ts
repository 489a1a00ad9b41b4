/**
 * Makes the variant of a scenario that belongs to a seed. Numbers move first and values are set next, by the names of
 * the file; then entries are left out; words are exchanged last, all at once. Invariant: the result has been checked
 * like a file.
 */
import seedrandom from "seedrandom";
import { must, ok } from "../base/index.ts";
import type { Result } from "../base/index.ts";
import { pathText } from "./lint/flaws.ts";
import type { Flaw, Path } from "./lint/flaws.ts";
import { flawOf } from "./lint/issues.ts";
import { scenarioFlaws } from "./lint/scenario.ts";
import { scenarioShape } from "./scenario.ts";
import type { Scenario } from "./scenario.ts";
import { isTree, spotsOf, treeOf } from "./tree.ts";
import type { Json, Tree, TreePath } from "./tree.ts";
import type { VariantsSpec } from "./variants.ts";

/** Characters of a variant as JSON, with all defaults. The largest of the package have a quarter of this. */
export const LARGEST = 600_000;

/** Between a seed and what tells equivalent ones apart. */
const EQUIVALENT = "~";

/** The n-th of the seeds that are equivalent to one; the 0th is itself. */
export function equivalentSeed(seed: string, n: number): string {
  return n === 0 ? seed : `${seed}${EQUIVALENT}${n}`;
}

/** Where the luck of a variant comes from: a number from 0 up to 1 for each purpose. */
export type Draw = (purpose: string) => number;

/** The sections whose entries have a `chance`. */
const leavable = ["defects", "changes", "reports", "injects"] as const;
type Leavable = (typeof leavable)[number];
/** What no variant changes: what the file is, and what is not about this company. */
const fixed: readonly string[] = ["format", "id", "inspiredBy"];

/**
 * The same file and seed give the same variant everywhere. Seeds that differ only after a `~` are equivalent: the same
 * sizes, times and decoys with other names, for teams that sit side by side. Refused where the variant is no sound
 * scenario.
 */
export function variantOf(scenario: Scenario, seed: string): Result<Scenario, readonly Flaw[]> {
  const [base = seed] = seed.split(EQUIVALENT);
  const parts = partsOf(scenario, (purpose) => {
    const from = purpose.startsWith("choice ") ? seed : base;
    return seedrandom.alea(`${from}/variant/${purpose}`)();
  });
  const file = changed(scenario, parts);
  if (!file.ok) return file;
  const variant = sound(file.value);
  return variant.ok ? variant : { ok: false, refusal: variant.refusal.map(unfit) };
}

/** Whatever is wrong with a variant is the fault of what varies; the place in the variant stands in the sentence. */
export function unfit({ path, says }: Flaw): Flaw {
  return { path: ["variants"], says: `a variant does not fit, at ${pathText(path) || "its length"}: ${says}` };
}

/** One thing that a variant does to its file, and the place where the file says so. */
export type Part = { readonly path: Path } & (
  | { readonly kind: "number"; readonly spec: VariantsSpec["numbers"][number]; readonly luck: number }
  | { readonly kind: "option"; readonly option: VariantsSpec["choices"][number]["options"][number] }
  | { readonly kind: "later"; readonly byS: number }
  | { readonly kind: "absence"; readonly section: Leavable; readonly entry: number }
);

/** All that a draw makes of a scenario's variants. */
export function partsOf(scenario: Scenario, draw: Draw): readonly Part[] {
  const { numbers, choices, laterS } = scenario.variants;
  return [
    ...numbers.map((spec, n): Part => {
      return { kind: "number", path: ["variants", "numbers", n], spec, luck: draw(`number ${n}`) };
    }),
    ...choices.map(({ id, options }, c): Part => {
      const o = Math.floor(draw(`choice ${id}`) * options.length);
      const path = ["variants", "choices", c, "options", o];
      return { kind: "option", path, option: must(options[o], `an option of choice ${id}`) };
    }),
    ...(laterS ? [{ kind: "later", path: ["variants", "laterS"], byS: between(laterS, draw("later")) } as const] : []),
    ...leavable.flatMap((section) =>
      scenario[section].flatMap(({ chance }, entry): readonly Part[] =>
        chance === 1 || draw(`${section} ${entry}`) < chance
          ? []
          : [{ kind: "absence", path: [section, entry, "chance"], section, entry }],
      ),
    ),
  ];
}

/** The file with these parts; refused where a path leads nowhere, with flaws in the places of the parts. */
export function changed(scenario: Scenario, parts: readonly Part[]): Result<Tree, readonly Flaw[]> {
  const { variants: _variants, ...base } = scenario;
  const file = treeOf(base);
  const flaws = [
    ...parts.flatMap((part) => (part.kind === "number" ? moveAll(file, part.spec, part.luck, part.path) : [])),
    ...parts.flatMap((part) => (part.kind === "option" ? setAll(file, part.option.set, part.path) : [])),
  ];
  if (flaws.length > 0) return { ok: false, refusal: flaws };
  for (const part of parts) if (part.kind === "later") delay(file, part.byS);
  const absent = parts.flatMap((part) => (part.kind === "absence" ? [part] : []));
  for (const section of leavable)
    leaveOut(
      file,
      section,
      absent.filter((part) => part.section === section).map(({ entry }) => entry),
    );
  const words = parts.flatMap((part) => (part.kind === "option" ? Object.entries(part.option.words) : []));
  return ok(exchanged(file, new Map(words)));
}

function moveAll(file: Tree, spec: VariantsSpec["numbers"][number], luck: number, path: Path): readonly Flaw[] {
  return spec.at.flatMap((at, a) => change(file, at, [...path, "at", a], moved(spec, luck)));
}

function setAll(file: Tree, set: readonly { readonly at: TreePath; readonly to: Json }[], path: Path): readonly Flaw[] {
  return set.flatMap(({ at, to }, s) =>
    change(file, at, [...path, "set", s, "at"], { last: "there or new", to: () => to }),
  );
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
  const [first, ...more] = at;
  if (more.length === 0 && typeof first === "string" && first.includes("."))
    return [{ path, says: `is one name; write each by itself: [${first.split(".").map(listed).join(", ")}].` }];
  const spots = spotsOf(file, at, last);
  if (!spots.ok) return [{ path, says: spots.refusal }];
  const nexts = spots.value.map(({ value, put }) => ({ next: to(value), put }));
  if (nexts.some(({ next }) => next === undefined)) return [{ path, says: "leads to something that is no number." }];
  for (const { next, put } of nexts) if (next !== undefined) put(next);
  return [];
}

/** A star alone would be the name of an alias. */
function listed(name: string): string {
  return name === "*" ? '"*"' : name;
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

/** Every time of the live part, wherever it stands. */
export function momentsIn(node: Json): readonly number[] {
  if (Array.isArray(node)) return node.flatMap(momentsIn);
  if (!isTree(node)) return [];
  return Object.entries(node).flatMap(([key, value]) =>
    moment.test(key) && typeof value === "number" && value > 0 ? [value] : momentsIn(value),
  );
}

/** Moves them. */
function delay(node: Json, byS: number): void {
  if (Array.isArray(node)) for (const entry of node) delay(entry, byS);
  if (!isTree(node)) return;
  for (const [key, value] of Object.entries(node)) {
    if (moment.test(key) && typeof value === "number" && value > 0) node[key] = Math.round(value + byS);
    else delay(value, byS);
  }
}

/** Entries that stay are certain. */
function leaveOut(file: Tree, section: Leavable, absent: readonly number[]): void {
  const entries = file[section];
  if (!Array.isArray(entries)) return;
  file[section] = entries.flatMap((entry, i) =>
    absent.includes(i) ? [] : [isTree(entry) ? { ...entry, chance: 1 } : entry],
  );
}

/** Words stand between anything that is no letter, digit or dash. Longer ones come first, none is exchanged twice. */
export function wordsPattern(words: readonly string[]): RegExp {
  const alternatives = [...words].sort((a, b) => b.length - a.length).map(escaped);
  return new RegExp(`(?<![\\p{L}\\p{N}_-])(?:${alternatives.join("|")})(?![\\p{L}\\p{N}_-])`, "gu");
}

/** The parts of a file in which words are exchanged. */
export function exchangeable(file: Tree): Tree {
  return Object.fromEntries(Object.entries(file).filter(([key]) => !fixed.includes(key)));
}

function exchanged(file: Tree, words: ReadonlyMap<string, string>): Tree {
  if (words.size === 0) return file;
  const pattern = wordsPattern([...words.keys()]);
  const text = (old: string): string => old.replace(pattern, (word) => words.get(word) ?? word);
  const walk = (node: Json): Json => {
    if (typeof node === "string") return text(node);
    if (Array.isArray(node)) return node.map(walk);
    if (!isTree(node)) return node;
    return Object.fromEntries(Object.entries(node).map(([key, value]) => [text(key), walk(value)]));
  };
  const open = Object.entries(exchangeable(file)).map(([key, value]): [string, Json] => [key, walk(value)]);
  return { ...file, ...Object.fromEntries(open) };
}

function escaped(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

/** The scenario that a changed file is, or what is wrong with it, by its own paths. */
export function sound(file: Tree): Result<Scenario, readonly Flaw[]> {
  if (JSON.stringify(file).length > LARGEST)
    return { ok: false, refusal: [{ path: [], says: `it has more than ${LARGEST} characters.` }] };
  const parsed = scenarioShape.safeParse(file);
  if (!parsed.success) return { ok: false, refusal: parsed.error.issues.map((issue) => flawOf(file, issue)) };
  const flaws = scenarioFlaws(parsed.data);
  return flaws.length > 0 ? { ok: false, refusal: flaws } : ok(parsed.data);
}
