/**
 * The scenarios that a host can choose from: those of the package, and those that people saved on this server. A choice
 * is called by something that tells players nothing: the number of a packaged one, the key of a saved one.
 */
import { nanoid } from "nanoid";
import { ok, refuse } from "../../shared/base/index.ts";
import type { Refusal, Result } from "../../shared/base/index.ts";
import type { Scenario } from "../../shared/content/index.ts";
import type { FileProblem, HostSheet, Preview, ScenarioCard } from "../../shared/protocol/index.ts";
import { readDocument, readScenario } from "../documents/index.ts";
import type { Store } from "../storage/index.ts";
import { cardOf, hardness, sheetOf } from "./cards.ts";
import type { Book } from "./packaged.ts";
import type { Previews } from "./preview.ts";

/** A file that cannot be saved: where it is wrong, when it is the file. */
export type FileRefusal = Refusal & { readonly problems?: readonly FileProblem[] };

export interface Library {
  /** Easiest first. `owner` is the hash of an author's key. */
  cards(owner: string | undefined): Promise<readonly ScenarioCard[]>;
  /** Undefined takes the easiest of the package. */
  choose(choice: string | undefined): Promise<Scenario | undefined>;
  sheet(choice: string): Promise<HostSheet | undefined>;
  /** The file, as it was written. */
  text(choice: string): Promise<{ readonly name: string; readonly text: string } | undefined>;
  check(text: string): Result<Scenario, FileRefusal>;
  /** A new one, or in the place of the owner's own `choice`. */
  save(
    text: string,
    owner: string,
    choice: string | undefined,
  ): Promise<Result<{ readonly choice: string }, FileRefusal>>;
  remove(choice: string, owner: string): Promise<Result<{ readonly choice: string }>>;
  preview(choice: string): Promise<Preview | undefined>;
  /** Another round of it went live. */
  played(scenario: Pick<Scenario, "id">): Promise<void>;
}

export interface LibraryOptions {
  readonly packaged: readonly Book[];
  readonly store: Pick<Store, "scenarios">;
  readonly previews: Previews;
}

/** More saved scenarios than this are refused: somebody should tidy up. */
const MOST_OWN = 200;

interface Shelved extends Book {
  readonly choice: string;
  readonly owner: string | null;
}

export function createLibrary({ packaged, store, previews }: LibraryOptions): Library {
  const { scenarios } = store;
  const shipped: readonly Shelved[] = [...packaged]
    .sort((a, b) => hardness(a.scenario) - hardness(b.scenario))
    .map((book, n) => ({ ...book, choice: numberOf(book.scenario) ?? String(n + 1), owner: null }));
  /** What was read of a text stays read. */
  const readBefore = new Map<string, Result<Scenario, FileRefusal>>();

  function check(text: string): Result<Scenario, FileRefusal> {
    const document = readDocument(text);
    const read = document.ok ? readScenario(document.value) : document;
    if (read.ok) return read;
    const { refusal: problems } = read;
    const count = problems.length === 1 ? "one place" : `${problems.length} places`;
    const [first] = problems;
    const where = first ? ` First, line ${first.line}: ${first.says}` : "";
    return {
      ok: false,
      refusal: { code: "scenario/faulty", reason: `The file is wrong in ${count}.${where}`, problems },
    };
  }

  /** Saved ones of which today's format knows nothing are not offered; their authors still get the text. */
  async function own(): Promise<readonly Shelved[]> {
    const saved = await scenarios.all();
    return saved.flatMap(({ id, text, keyHash }) => {
      const read = readBefore.get(text) ?? check(text);
      readBefore.set(text, read);
      return read.ok ? [{ choice: id, owner: keyHash, scenario: read.value, text }] : [];
    });
  }

  async function find(choice: string): Promise<Shelved | undefined> {
    const known = shipped.find((book) => book.choice === choice);
    return known ?? (await own()).find((book) => book.choice === choice);
  }

  return {
    check,
    async cards(owner) {
      const [plays, saved] = await Promise.all([scenarios.plays(), own()]);
      return [...shipped, ...saved].map((book) =>
        cardOf({
          choice: book.choice,
          origin: book.owner === null ? "shipped" : "own",
          isMine: book.owner !== null && book.owner === owner,
          plays: plays.get(book.scenario.id) ?? 0,
          scenario: book.scenario,
        }),
      );
    },
    async choose(choice) {
      return choice === undefined ? shipped[0]?.scenario : (await find(choice))?.scenario;
    },
    async sheet(choice) {
      const found = await find(choice);
      return found && sheetOf(found.scenario);
    },
    async text(choice) {
      const found = await find(choice);
      return found && { name: found.scenario.id, text: found.text };
    },
    async save(text, owner, choice) {
      const read = check(text);
      if (!read.ok) return read;
      const { id: name } = read.value;
      if (shipped.some(({ scenario }) => scenario.id === name)) return taken(name);
      const id = choice ?? nanoid(12);
      if (choice === undefined) {
        if ((await scenarios.all()).length >= MOST_OWN)
          return refuse("scenario/too-many", `This server keeps ${MOST_OWN} scenarios; remove one that nobody plays.`);
        return (await scenarios.add({ id, name, text, keyHash: owner })) ? ok({ choice: id }) : taken(name);
      }
      const known = await scenarios.find(choice);
      if (known?.keyHash !== owner) return notYours;
      return (await scenarios.change({ id, name, text, keyHash: owner })) ? ok({ choice: id }) : taken(name);
    },
    async remove(choice, owner) {
      return (await scenarios.remove(choice, owner)) ? ok({ choice }) : notYours;
    },
    async preview(choice) {
      const found = await find(choice);
      return found && previews.of(found.scenario, found.text);
    },
    played: ({ id }) => scenarios.played(id),
  };
}

/** `s04` of `s04-a-quarter-at-a-time`. */
function numberOf({ id }: Scenario): string | undefined {
  return /^[a-z]\d+(?=-)/.exec(id)?.[0];
}

const notYours = refuse(
  "scenario/not-yours",
  "There is no such scenario of yours here: only the browser that saved one can change it. Save it as a new one.",
);

function taken(name: string): Result<never> {
  return refuse(
    "scenario/taken",
    `Another scenario has the id ${name}. Give this one its own, in the line id: of the file.`,
  );
}
