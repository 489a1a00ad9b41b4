/**
 * The scenarios that a host can choose from: those of the package, and those that people saved on this server. A choice
 * is called by something that tells players nothing: the number of a packaged one, the key of a saved one.
 */
import { createHash } from "node:crypto";
import { nanoid } from "nanoid";
import { ok, refuse } from "../../shared/base/index.ts";
import type { Refusal, Result } from "../../shared/base/index.ts";
import type { Scenario } from "../../shared/content/index.ts";
import type { Draft, FileProblem, HostSheet, Pace, DryRun, ScenarioCard } from "../../shared/protocol/index.ts";
import type { Store } from "../storage/index.ts";
import type { Pool, ReadFile } from "../whatif/index.ts";
import { cardOf, hardness, sheetOf } from "./cards.ts";
import type { Book } from "./packaged.ts";
import type { Trials } from "./trials.ts";

/** A file that cannot be saved: where it is wrong, when it is the file. */
export type FileRefusal = Refusal & { readonly problems?: readonly FileProblem[] };

export interface Library {
  /** A small file that is whole, to begin with. */
  readonly example: string;
  readonly packaged: readonly Scenario[];
  /** Easiest first. `owner` is the hash of an author's key. */
  cards(owner: string | undefined): Promise<readonly ScenarioCard[]>;
  /** Undefined takes the easiest of the package. */
  choose(choice: string | undefined): Promise<Scenario | undefined>;
  sheet(choice: string): Promise<HostSheet | undefined>;
  /** The file, as it was written. */
  text(choice: string): Promise<{ readonly name: string; readonly text: string } | undefined>;
  /** Reads a text as a scenario, and remembers it for a while under a choice of its own. */
  draft(text: string): Promise<Result<Draft, FileRefusal>>;
  /** A new one, or in the place of the owner's own `choice`. */
  save(
    text: string,
    owner: string,
    choice: string | undefined,
  ): Promise<Result<{ readonly choice: string }, FileRefusal>>;
  remove(choice: string, owner: string): Promise<Result<{ readonly choice: string }>>;
  dryRun(choice: string): Promise<DryRun | undefined>;
  pace(choice: string): Promise<Pace | undefined>;
  /** Another round of it went live. */
  played(scenario: Pick<Scenario, "id">): Promise<void>;
}

export interface LibraryOptions {
  readonly packaged: readonly Book[];
  readonly example: string;
  readonly store: Pick<Store, "scenarios">;
  readonly trials: Trials;
  /** Reads files, so that a large one holds up no game. */
  readonly pool: Pick<Pool, "run">;
}

/** More saved scenarios than this are refused: somebody should tidy up. */
const MOST_OWN = 200;
/** So many texts are remembered as read; the oldest goes. */
const MOST_READ = 300;

interface Shelved extends Book {
  readonly choice: string;
  readonly owner: string | null;
}

export function createLibrary({ packaged, example, store, trials, pool }: LibraryOptions): Library {
  const { scenarios } = store;
  const shipped: readonly Shelved[] = [...packaged]
    .sort((a, b) => hardness(a.scenario) - hardness(b.scenario))
    .map((book, n) => ({ ...book, choice: numberOf(book.scenario) ?? String(n + 1), owner: null }));
  const readBefore = new Map<string, Promise<Result<ReadFile, FileRefusal>>>();
  const drafts = new Map<string, string>();

  function read(text: string): Promise<Result<ReadFile, FileRefusal>> {
    const known = readBefore.get(text);
    if (known) return known;
    const reading = readAnew(text);
    keep(readBefore, text, reading);
    reading.then(
      // The next try may find the pool less busy.
      (result) => result.ok || result.refusal.problems || readBefore.delete(text),
      () => readBefore.delete(text),
    );
    return reading;
  }

  async function readAnew(text: string): Promise<Result<ReadFile, FileRefusal>> {
    const job = await pool.run("readFile", { text }).result;
    if (!job.ok) return job;
    return job.value.ok ? job.value : { ok: false, refusal: faulty(job.value.refusal) };
  }

  /** Saved ones of which today's format knows nothing are not offered; their authors still get the text. */
  async function own(): Promise<readonly Shelved[]> {
    const saved = await scenarios.all();
    const books = await Promise.all(
      saved.map(async ({ id, text, keyHash }) => {
        const done = await read(text);
        return done.ok ? [{ choice: id, owner: keyHash, scenario: done.value.scenario, text }] : [];
      }),
    );
    return books.flat();
  }

  async function find(choice: string): Promise<Shelved | undefined> {
    const known = shipped.find((book) => book.choice === choice);
    if (known) return known;
    const draft = drafts.get(choice);
    if (draft === undefined) return (await own()).find((book) => book.choice === choice);
    const done = await read(draft);
    return done.ok ? { choice, owner: null, scenario: done.value.scenario, text: draft } : undefined;
  }

  return {
    example,
    packaged: shipped.map(({ scenario }) => scenario),
    async draft(text) {
      const done = await read(text);
      if (!done.ok) return done;
      const choice = `draft-${createHash("sha256").update(text).digest("hex").slice(0, 12)}`;
      keep(drafts, choice, text);
      return ok({ choice, title: done.value.scenario.title, map: done.value.map });
    },
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
      const done = await read(text);
      if (!done.ok) return done;
      const { id: name } = done.value.scenario;
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
    async dryRun(choice) {
      const found = await find(choice);
      return found && trials.dryRun(found.scenario, found.text);
    },
    async pace(choice) {
      const found = await find(choice);
      return found && trials.pace(found.scenario, found.text);
    },
    played: ({ id }) => scenarios.played(id),
  };
}

/** `s04` of `s04-a-quarter-at-a-time`. */
function numberOf({ id }: Scenario): string | undefined {
  return /^[a-z]\d+(?=-)/.exec(id)?.[0];
}

/** Keeps an entry, and no more of them than are wanted. */
function keep<Value>(entries: Map<string, Value>, key: string, value: Value): void {
  entries.delete(key);
  entries.set(key, value);
  const oldest = entries.size > MOST_READ ? entries.keys().next().value : undefined;
  if (oldest !== undefined) entries.delete(oldest);
}

function faulty(problems: readonly FileProblem[]): FileRefusal {
  const count = problems.length === 1 ? "one place" : `${problems.length} places`;
  const [first] = problems;
  const where = first ? ` First, line ${first.line}: ${first.says}` : "";
  return { code: "scenario/faulty", reason: `The file is wrong in ${count}.${where}`, problems };
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
