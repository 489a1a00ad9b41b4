/**
 * Flaws of the variants: what is written about them makes sense, and each option and both ends of each range are tried
 * once. Two that fit alone may still not fit together; the proofs, which run variants, show that.
 */
import { horizonSecondsOf } from "../pace.ts";
import type { Scenario } from "../scenario.ts";
import { isTree, spotsOf, treeOf } from "../tree.ts";
import type { Json } from "../tree.ts";
import type { VariantsSpec } from "../variants.ts";
import { LARGEST, changed, exchangeable, momentsIn, partsOf, sound, unfit, wordsPattern } from "../vary.ts";
import type { Draw, Part } from "../vary.ts";
import { pathText, twins, when } from "./flaws.ts";
import type { Flaw, Path } from "./flaws.ts";
import { suggestion } from "./near.ts";

/** Each costs as much as a look at the whole file. */
const MOST_TRIED = 60;

export function variantFlaws(scenario: Scenario): readonly Flaw[] {
  const { choices, numbers, laterS } = scenario.variants;
  const written = [
    ...twins(
      "choice",
      choices.map(({ id }) => id),
      ["variants", "choices"],
      "id",
    ),
    ...numbers.flatMap(({ times, add }, n) => [
      ...rangeFlaws(times, ["variants", "numbers", n, "times"]),
      ...rangeFlaws(add, ["variants", "numbers", n, "add"]),
    ]),
    ...rangeFlaws(laterS, ["variants", "laterS"]),
    ...laterFlaws(scenario),
    ...wordsFlaws(scenario),
  ];
  return written.length > 0 ? written : trialFlaws(scenario);
}

function rangeFlaws(range: readonly [number, number] | undefined, path: Path): readonly Flaw[] {
  return range ? when(range[0] > range[1], path, `write the lower end first: [${range[1]}, ${range[0]}].`) : [];
}

/** What happens has to stay within the live time. */
function laterFlaws({ variants: { laterS }, ...file }: Scenario): readonly Flaw[] {
  if (!laterS || laterS[0] > laterS[1]) return [];
  const first = Math.min(...momentsIn(treeOf(file)));
  const horizonS = horizonSecondsOf(file);
  return [
    ...when(
      first + laterS[0] <= 0,
      ["variants", "laterS", 0],
      `${laterS[0]} moves what comes at ${first} s to before T+0; write more than ${-first}.`,
    ),
    ...when(
      first < horizonS && first + laterS[1] > horizonS,
      ["variants", "laterS", 1],
      `${laterS[1]} moves everything beyond the ${horizonS} s of the live time; write less.`,
    ),
  ];
}

/** A word that stands nowhere was meant to be another one. */
function wordsFlaws({ variants, ...file }: Scenario): readonly Flaw[] {
  const texts = textsIn(exchangeable(treeOf(file)));
  const all = [
    ...texts,
    ...textsIn(variants.choices.flatMap(({ options }) => options.map(({ set }) => set.map(({ to }) => to)))),
  ].join("\n");
  const known = new Set(all.match(/[\p{L}\p{N}_-]+/gu));
  return variants.choices.flatMap(({ options }, c) =>
    options.flatMap(({ words }, o) => {
      const names = Object.keys(words);
      const met = names.length > 0 ? new Set(all.match(wordsPattern(names))) : new Set<string>();
      return names.flatMap((word) =>
        when(
          !met.has(word),
          ["variants", "choices", c, "options", o, "words", word],
          `the file has no word "${word}"${suggestion(word, [...known]) || "."}`,
        ),
      );
    }),
  );
}

function textsIn(node: Json): readonly string[] {
  if (typeof node === "string") return [node];
  if (Array.isArray(node)) return node.flatMap(textsIn);
  return isTree(node) ? Object.entries(node).flatMap(([key, value]) => [key, ...textsIn(value)]) : [];
}

function trialFlaws(scenario: Scenario): readonly Flaw[] {
  const { variants, ...file } = scenario;
  const { choices } = variants;
  const { length } = JSON.stringify(file);
  const trials = Math.max(2, ...choices.map(({ options }) => options.length));
  for (let trial = 0; trial < trials; trial++) {
    const parts = partsOf(scenario, trialDraw(variants, trial));
    if (parts.length === 0) continue;
    if (length > LARGEST) {
      const says = `the file is too long to vary: ${length} characters with all defaults, of ${LARGEST}; leave something out, or leave out variants.`;
      return [{ path: [], says }];
    }
    const file = changed(scenario, parts);
    if (!file.ok) return file.refusal;
    const variant = sound(file.value);
    if (!variant.ok) return blamed(scenario, parts, variant.refusal);
  }
  return [];
}

/** The trial takes its own option of each choice, and the low or the high end of everything else. */
function trialDraw({ choices }: VariantsSpec, trial: number): Draw {
  const end = trial % 2 === 0 ? 0 : 1 - Number.EPSILON;
  const options = new Map(
    choices.map(({ id, options: { length } }) => [`choice ${id}`, ((trial % length) + 0.5) / length]),
  );
  return (purpose) => options.get(purpose) ?? end;
}

/** The parts that do not fit even alone, each with the first that is wrong then; or several that do not fit together. */
function blamed(scenario: Scenario, parts: readonly Part[], flaws: readonly Flaw[]): readonly Flaw[] {
  const guilty = parts.slice(0, MOST_TRIED).flatMap((part) => {
    const flaw = firstFlaw(scenario, part);
    if (!flaw) return [];
    return [
      {
        path: placeOf(scenario, part, flaw.path),
        says: `makes ${pathText(flaw.path) || "the file"} wrong: ${flaw.says}`,
      },
    ];
  });
  return guilty.length > 0 ? guilty : flaws.slice(0, 1).map(unfit);
}

/** What is wrong where nothing else varies. */
function firstFlaw(scenario: Scenario, part: Part): Flaw | undefined {
  const file = changed(scenario, [part]);
  const alone = file.ok ? sound(file.value) : file;
  return alone.ok ? undefined : alone.refusal[0];
}

/** Where in a part what is wrong was written. */
function placeOf(scenario: Scenario, part: Part, wrong: Path): Path {
  switch (part.kind) {
    case "number":
      return [...part.path, part.spec.times ? "times" : "add"];
    case "option": {
      const { set } = part.option;
      if (firstFlaw(scenario, { ...part, option: { ...part.option, set: [] } })) return [...part.path, "words"];
      const { variants: _variants, ...file } = scenario;
      const tree = treeOf(file);
      const s = set.findIndex(({ at }) => {
        const spots = spotsOf(tree, at, "there or new");
        return spots.ok && spots.value.some((spot) => isWithin(spot.at, wrong) || isWithin(wrong, spot.at));
      });
      return s >= 0 ? [...part.path, "set", s, "to"] : part.path;
    }
    case "later":
    case "absence":
      return part.path;
  }
}

function isWithin(inner: Path, outer: Path): boolean {
  return outer.every((step, i) => inner[i] === step);
}
