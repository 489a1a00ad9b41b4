/**
 * Makes the variant of a scenario that belongs to a seed. Numbers move first and values are set next, by the names of
 * the file; then entries are left out; words are exchanged last, all at once. Invariant: the result has been checked
 * like a file.
 */
import seedrandom from "seedrandom";
import { Bug, ok } from "../base/index.ts";
import type { Result } from "../base/index.ts";
import type { Flaw, Path } from "./lint/flaws.ts";
import { suggestion } from "./lint/near.ts";
import { scenarioFlaws } from "./lint/scenario.ts";
import { scenarioShape } from "./scenario.ts";
import type { Scenario } from "./scenario.ts";
import type { VariantPath, VariantsSpec } from "./variants.ts";

type Json = null | boolean | number | string | Json[] | Tree;
type Value = VariantsSpec["choices"][number]["options"][number]["set"][number]["to"];
interface Tree {
  [key: string]: Json;
}

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
  const file: Tree = Object.fromEntries(Object.entries(base).map(([key, value]) => [key, copyOf(value)]));
  const taken = variants.choices.map(({ id, options }, c) => {
    const o = Math.floor(draw(`choice ${id}`) * options.length);
    const option = options[o];
    if (!option) throw new Bug(`choice ${id} has an option`);
    return { ...option, path: ["variants", "choices", c, "options", o] };
  });
  const flaws = [
    ...variants.numbers.flatMap((number, n) => move(file, number, draw(`number ${n}`), ["variants", "numbers", n])),
    ...taken.flatMap(({ set, path }) => set.flatMap(({ at, to }, s) => put(file, at, to, [...path, "set", s, "at"]))),
  ];
  if (flaws.length > 0) return { ok: false, refusal: flaws };
  if (variants.laterS) delay(file, between(variants.laterS, draw("later")));
  for (const section of leavable) leaveOut(file, section, draw);
  return sound(exchanged(file, new Map(taken.flatMap(({ words }) => Object.entries(words)))));
}

function move(
  file: Tree,
  { at, times, add, step }: VariantsSpec["numbers"][number],
  luck: number,
  path: Path,
): readonly Flaw[] {
  return at.flatMap((way, w) => {
    const spots = spotsOf(file, way, [...path, "at", w]);
    if (!spots.ok) return spots.refusal;
    return spots.value.flatMap(({ holder, key }): readonly Flaw[] => {
      const before = read(holder, key);
      if (typeof before !== "number")
        return [{ path: [...path, "at", w], says: "leads to something that is no number." }];
      const after = before * (times ? between(times, luck) : 1) + (add ? between(add, luck) : 0);
      write(holder, key, rounded(after, step ?? (Number.isInteger(before) ? 1 : undefined)));
      return [];
    });
  });
}

function between([from, to]: readonly [number, number], luck: number): number {
  return from + (to - from) * luck;
}

/** Multiples of the step; without one, four digits. */
function rounded(value: number, step: number | undefined): number {
  return Number(
    (step === undefined ? value : Math.round(value / step) * step).toPrecision(step === undefined ? 4 : 12),
  );
}

function put(file: Tree, at: VariantPath, to: Value, path: Path): readonly Flaw[] {
  const spots = spotsOf(file, at, path, "or new");
  if (!spots.ok) return spots.refusal;
  for (const { holder, key } of spots.value) write(holder, key, to);
  return [];
}

/** Every time after T+0, wherever it stands: `atS`, and the times of records and allowances. */
function delay(node: Json, byS: number): void {
  if (typeof node !== "object" || node === null) return;
  for (const [key, value] of Object.entries(node)) {
    if (
      /^(at|expiresAt|rotatesAt|resetsAt)S$/.test(key) &&
      typeof value === "number" &&
      value > 0 &&
      !Array.isArray(node)
    )
      node[key] = Math.round(value + byS);
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

interface Spot {
  readonly holder: Tree | Json[];
  readonly key: string | number;
}

/** The places that a path leads to. `new` allows its last name to be missing, as fields may be. */
function spotsOf(file: Tree, way: VariantPath, path: Path, last?: "or new"): Result<readonly Spot[], readonly Flaw[]> {
  if (fixed.includes(String(way[0])))
    return { ok: false, refusal: [{ path, says: `${way[0]} is the same in every variant.` }] };
  let spots: readonly Spot[] = [{ holder: { file }, key: "file" }];
  for (const [i, name] of way.entries()) {
    const mayBeNew = last === "or new" && i === way.length - 1;
    const next = spots.flatMap(({ holder, key }) => below(read(holder, key), name, mayBeNew));
    if (next.length === 0) {
      const names = spots.flatMap(({ holder, key }) => namesBelow(read(holder, key)));
      const says = `there is no ${name} there${suggestion(String(name), names) || "."} Known: ${names.slice(0, 20).join(", ")}.`;
      return { ok: false, refusal: [{ path, says }] };
    }
    spots = next;
  }
  return ok(spots);
}

function below(node: Json, name: string | number, mayBeNew: boolean): readonly Spot[] {
  if (Array.isArray(node)) {
    return node.flatMap((entry, i) =>
      name === "*" || name === i || idOf(entry) === name ? [{ holder: node, key: i }] : [],
    );
  }
  if (!isTree(node)) return [];
  if (name === "*") return Object.keys(node).map((key) => ({ holder: node, key }));
  return mayBeNew || Object.hasOwn(node, name) ? [{ holder: node, key: String(name) }] : [];
}

function namesBelow(node: Json): readonly string[] {
  if (Array.isArray(node)) return node.map((entry, i) => idOf(entry) ?? String(i));
  return isTree(node) ? Object.keys(node) : [];
}

function idOf(entry: Json): string | undefined {
  const id = isTree(entry) ? entry["id"] : undefined;
  return typeof id === "string" ? id : undefined;
}

/** What a parsed file consists of; fields left out stay out. */
function copyOf(value: unknown): Json {
  if (Array.isArray(value)) return value.map(copyOf);
  if (typeof value === "object" && value !== null) {
    const fields = Object.entries(value).filter(([, field]) => field !== undefined);
    return Object.fromEntries(fields.map(([key, field]) => [key, copyOf(field)]));
  }
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? value : null;
}

function isTree(node: Json): node is Tree {
  return typeof node === "object" && node !== null && !Array.isArray(node);
}

function read(holder: Spot["holder"], key: Spot["key"]): Json {
  return (Array.isArray(holder) ? holder[Number(key)] : holder[key]) ?? null;
}

function write(holder: Spot["holder"], key: Spot["key"], value: Json): void {
  if (Array.isArray(holder)) holder[Number(key)] = value;
  else holder[key] = value;
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
