/**
 * The scenarios that a host can choose from: those of the package, and those that people saved on this server. A choice
 * is called by something that tells players nothing: the number of a packaged one, a random key of a saved one.
 */
import { createHash } from "node:crypto";
import { nanoid } from "nanoid";
import { must, ok } from "../../shared/base/index.ts";
import type { Result } from "../../shared/base/index.ts";
import type { Scenario } from "../../shared/content/index.ts";
import type {
  Draft,
  DryRun,
  FileProblem,
  FileRefusal,
  HostSheet,
  LookedInto,
  Pace,
  RiskState,
  ScenarioCard,
} from "../../shared/protocol/index.ts";
import { no, turnDown } from "../../shared/refusals/index.ts";
import type { RiskReport } from "../../shared/risk/index.ts";
import type { ImportFile } from "../imports/index.ts";
import type { Store } from "../storage/index.ts";
import type { Pool, ReadFile } from "../whatif/index.ts";
import { cardOf, faceOf, faceShape, hardness, sheetOf } from "./cards.ts";
import type { Book } from "./packaged.ts";
import type { Risks } from "./risks.ts";
import type { Trial, Trials } from "./trials.ts";

export interface Library {
  /** A small file that is whole, to begin with. */
  readonly example: string;
  /** Easiest first. */
  readonly packaged: readonly Scenario[];
  /** Those of the package, easiest first, then saved ones. `owner` is the hash of an author's key. */
  cards(owner: string | undefined): Promise<readonly ScenarioCard[]>;
  /** Undefined takes the easiest of the package. */
  choose(choice: string | undefined): Promise<Result<Scenario, FileRefusal>>;
  sheet(choice: string): Promise<Result<HostSheet, FileRefusal>>;
  /** The file, as it was written, whether it still reads or not. */
  text(choice: string): Promise<Result<{ readonly name: string; readonly text: string }>>;
  /** Reads a text as a scenario, and remembers it for a while under a choice of its own. */
  draft(text: string): Promise<Result<Draft, FileRefusal>>;
  /** What files about somebody's own system come to; nothing is kept. */
  importSystem(files: readonly ImportFile[]): Promise<Result<LookedInto>>;
  /** A new one, or in the place of the owner's own `choice`. */
  save(
    text: string,
    owner: string,
    choice: string | undefined,
  ): Promise<Result<{ readonly choice: string }, FileRefusal>>;
  remove(choice: string, owner: string): Promise<Result<{ readonly choice: string }>>;
  readonly dryRun: TrialOf<DryRun>;
  readonly pace: TrialOf<Pace>;
  readonly risks: RisksOf;
  /** Another round of it went live. */
  played(scenario: Pick<Scenario, "id">): Promise<void>;
}

/** A trial of a choice. */
export interface TrialOf<State> {
  begin(choice: string): Promise<Result<State, FileRefusal>>;
  look(choice: string): Promise<Result<State>>;
}

/** The risk report of a choice. */
export interface RisksOf {
  begin(choice: string, owner: string): Promise<Result<RiskState, FileRefusal>>;
  look(choice: string): Promise<Result<RiskState>>;
  stop(choice: string, owner: string): Promise<Result<RiskState>>;
  report(choice: string): Promise<Result<RiskReport>>;
}

export interface LibraryOptions {
  readonly packaged: readonly Book[];
  readonly example: string;
  readonly store: Pick<Store, "scenarios">;
  readonly trials: Trials;
  readonly risks: Risks;
  /** Reads files, so that a large one holds up no game. */
  readonly pool: Pick<Pool, "run">;
}

/** More saved scenarios than this are refused: somebody should tidy up. */
const MOST_OWN = 200;
/** So many texts are remembered, as drafts and as read; the oldest goes. */
const MOST_REMEMBERED = 60;

interface Shelved extends Book {
  readonly choice: string;
}

export function createLibrary({ packaged, example, store, trials, risks, pool }: LibraryOptions): Library {
  const { scenarios } = store;
  const shipped: readonly Shelved[] = [...packaged]
    .sort((a, b) => hardness(a.scenario) - hardness(b.scenario))
    .map((book, n) => ({ ...book, choice: numberOf(book.scenario) ?? String(n + 1) }));
  const readBefore = new Map<string, Promise<Result<ReadFile, FileRefusal>>>();
  const drafts = new Map<string, string>();

  function read(text: string): Promise<Result<ReadFile, FileRefusal>> {
    const known = readBefore.get(text);
    if (known) return known;
    const reading = readAnew(text);
    remember(readBefore, text, reading);
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

  async function textOf(choice: string): Promise<Result<{ readonly name: string; readonly text: string }>> {
    const book = shipped.find((known) => known.choice === choice);
    if (book) return ok({ name: book.scenario.id, text: book.text });
    const draft = drafts.get(choice);
    if (draft !== undefined) return ok({ name: "draft", text: draft });
    const saved = await scenarios.find(choice);
    return saved ? ok(saved) : unknown;
  }

  async function find(choice: string): Promise<Result<Book, FileRefusal>> {
    const book = shipped.find((known) => known.choice === choice);
    if (book) return ok(book);
    const file = await textOf(choice);
    if (!file.ok) return file;
    const done = await read(file.value.text);
    return done.ok ? ok({ scenario: done.value.scenario, text: file.value.text }) : done;
  }

  function trialOf<State>(trial: Trial<State>): TrialOf<State> {
    return {
      async begin(choice) {
        const found = await find(choice);
        return found.ok ? ok(trial.begin(found.value.scenario, found.value.text)) : found;
      },
      async look(choice) {
        const file = await textOf(choice);
        const state = file.ok ? trial.look(file.value.text) : undefined;
        return state === undefined ? unknown : ok(state);
      },
    };
  }

  async function riskOf(choice: string): Promise<Result<RiskState>> {
    const file = await textOf(choice);
    return file.ok ? ok(risks.look(file.value.text)) : file;
  }

  return {
    example,
    packaged: shipped.map(({ scenario }) => scenario),
    text: textOf,
    dryRun: trialOf(trials.dryRun),
    pace: trialOf(trials.pace),
    risks: {
      async begin(choice, owner) {
        const found = await find(choice);
        return found.ok ? risks.begin(found.value.scenario, found.value.text, owner) : found;
      },
      look: riskOf,
      async stop(choice, owner) {
        const file = await textOf(choice);
        if (file.ok) risks.stop(file.value.text, owner);
        return riskOf(choice);
      },
      async report(choice) {
        const file = await textOf(choice);
        const report = file.ok ? risks.report(file.value.text) : undefined;
        return report ? ok(report) : noReport;
      },
    },
    async draft(text) {
      const done = await read(text);
      if (!done.ok) return done;
      const choice = `draft-${createHash("sha256").update(text).digest("hex").slice(0, 12)}`;
      remember(drafts, choice, text);
      return ok({ choice, title: done.value.scenario.title, map: done.value.map });
    },
    importSystem: (files) => pool.run("importSystem", { files, salt: nanoid(6) }).result,
    async cards(owner) {
      const [plays, saved] = await Promise.all([scenarios.plays(), scenarios.all()]);
      const played = (name: string): number => plays.get(name) ?? 0;
      return [
        ...shipped.map(({ choice, scenario }) =>
          cardOf(faceOf(scenario), { choice, origin: "shipped", isMine: false, plays: played(scenario.id) }),
        ),
        ...saved.map(({ id, name, card, keyHash }) =>
          cardOf(faceShape.parse(card), {
            choice: id,
            origin: "own",
            isMine: keyHash === owner,
            plays: played(name),
          }),
        ),
      ];
    },
    async choose(choice) {
      if (choice === undefined) return shipped[0] ? ok(shipped[0].scenario) : unknown;
      const found = await find(choice);
      return found.ok ? ok(found.value.scenario) : found;
    },
    async sheet(choice) {
      const found = await find(choice);
      return found.ok ? ok(sheetOf(found.value.scenario)) : found;
    },
    async save(text, owner, choice) {
      const done = await read(text);
      if (!done.ok) return done;
      const { scenario } = done.value;
      const { id: name } = scenario;
      if (shipped.some((book) => book.scenario.id === name)) return taken(name);
      const row = { id: choice ?? nanoid(12), name, text, card: faceOf(scenario), keyHash: owner };
      if (choice === undefined) {
        if ((await scenarios.all()).length >= MOST_OWN) return turnDown("scenario/too-many", { most: MOST_OWN });
        return (await scenarios.add(row)) ? ok({ choice: row.id }) : taken(name);
      }
      const known = await scenarios.find(choice);
      if (known?.keyHash !== owner) return notYours;
      return (await scenarios.change(row)) ? ok({ choice }) : taken(name);
    },
    async remove(choice, owner) {
      return (await scenarios.remove(choice, owner)) ? ok({ choice }) : notYours;
    },
    played: ({ id }) => scenarios.played(id),
  };
}

/** `s04` of `s04-a-quarter-at-a-time`. */
function numberOf({ id }: Scenario): string | undefined {
  return /^[a-z]\d+(?=-)/.exec(id)?.[0];
}

/** Keeps an entry, and no more of them than are wanted. */
function remember<Value>(entries: Map<string, Value>, key: string, value: Value): void {
  entries.delete(key);
  entries.set(key, value);
  const oldest = entries.size > MOST_REMEMBERED ? entries.keys().next().value : undefined;
  if (oldest !== undefined) entries.delete(oldest);
}

function faulty(problems: readonly FileProblem[]): FileRefusal {
  const { line, says } = must(problems[0], "a problem of a faulty file");
  return { ...no("scenario/faulty", { count: problems.length, line, says }), problems };
}

const unknown = turnDown("scenario/unknown");

const noReport = turnDown("risk/unknown");

const notYours = turnDown("scenario/not-yours");

function taken(name: string): Result<never> {
  return turnDown("scenario/taken", { name });
}
