/**
 * The library over HTTP: cards, the host's page of a scenario, its dry run, and scenarios of one's own. The key under
 * which this browser saves is made once and kept; the server knows its hash.
 */
import type { Result } from "../../shared/base/index.ts";
import { isShape } from "../../shared/protocol/index.ts";
import type {
  Draft,
  DryRun,
  FileRefusal,
  HostSheet,
  LookedInto,
  Pace,
  RiskState,
  ScenarioCard,
  Shape,
} from "../../shared/protocol/index.ts";
import { isRecord } from "./decode.ts";
import { randomId } from "./ids.ts";
import type { PlaceKeeper } from "./places.ts";
import { request, requestText } from "./request.ts";

/** Something that the server runs for a while: begun once, looked at until it is done. */
export interface TrialLine<State> {
  readonly begin: (choice: string) => Promise<Result<State>>;
  readonly look: (choice: string) => Promise<Result<State>>;
}

export interface RiskLine extends TrialLine<RiskState> {
  /** Ends it with what is known by then. */
  readonly stop: (choice: string) => Promise<Result<RiskState>>;
}

export interface ChosenFile {
  readonly name: string;
  readonly text: string;
}

export interface LibraryLine {
  cards(): Promise<Result<readonly ScenarioCard[]>>;
  sheet(choice: string): Promise<Result<HostSheet>>;
  readonly dryRun: TrialLine<DryRun>;
  readonly pace: TrialLine<Pace>;
  readonly risk: RiskLine;
  /** The file as its author wrote it; without a choice, a small one that is whole. */
  text(choice: string | undefined): Promise<Result<string>>;
  /** Reads a text as a scenario without keeping it: what it comes to, or what is wrong with it. */
  draft(text: string): Promise<Result<Draft, FileRefusal>>;
  /** What files about somebody's own system come to, without keeping it. Of two that contradict each other the first holds. */
  importSystem(files: readonly ChosenFile[]): Promise<Result<LookedInto>>;
  /** The JSON Schema of the format. */
  schema(): Promise<Result<Shape>>;
  /** A new one, or in the place of one's own. */
  save(text: string, choice?: string): Promise<Result<{ readonly choice: string }, FileRefusal>>;
  remove(choice: string): Promise<Result<{ readonly choice: string }>>;
}

/** Where the file of a scenario lies, for a link. */
export function fileAddress(choice: string): string {
  return `/api${at(choice)}/file`;
}

/** Where a finished risk report lies as a file: all of it, or one of its findings as a scenario. */
export function riskAddress(choice: string, as: "md" | "html" | number): string {
  return `/api${at(choice)}/risk${typeof as === "number" ? "/" : "."}${as}`;
}

function at(choice: string): string {
  return `/scenarios/${encodeURIComponent(choice)}`;
}

export function openLibrary(keeper: PlaceKeeper): LibraryLine {
  const key = (): string => {
    const known = keeper.read("author") ?? "";
    if (known !== "") return known;
    const made = randomId();
    keeper.write("author", made);
    return made;
  };

  function ask<T>(
    method: "GET" | "POST" | "PUT" | "DELETE",
    path: string,
    read: (answer: Readonly<Record<string, unknown>>) => T | undefined,
    body?: object,
  ): Promise<Result<T, FileRefusal>> {
    const question = { method, path, token: key(), ...(body ? { body } : {}) };
    return request(question, (answer) => (isRecord(answer) ? read(answer) : undefined));
  }
  function trial<State>(path: string, is: (answer: unknown) => answer is State): TrialLine<State> {
    const told = (answer: unknown): State | undefined => (is(answer) ? answer : undefined);
    return {
      begin: (choice) => ask("POST", `${at(choice)}/${path}`, told),
      look: (choice) => ask("GET", `${at(choice)}/${path}`, told),
    };
  }
  return {
    cards: () => ask("GET", "/scenarios", ({ scenarios }) => (isCards(scenarios) ? scenarios : undefined)),
    sheet: (choice) => ask("GET", `${at(choice)}/sheet`, (answer) => (isSheet(answer) ? answer : undefined)),
    dryRun: trial("dry-run", isDryRun),
    pace: trial("pace", isPace),
    risk: {
      ...trial("risk", isRisk),
      stop: (choice) => ask("DELETE", `${at(choice)}/risk`, (answer) => (isRisk(answer) ? answer : undefined)),
    },
    text: (choice) => requestText({ path: choice === undefined ? "/scenarios/example" : `${at(choice)}/file` }),
    draft: (file) => ask("POST", "/drafts", (answer) => (isDraft(answer) ? answer : undefined), { text: file }),
    importSystem: (files) => ask("POST", "/imports", (answer) => (isLook(answer) ? answer : undefined), { files }),
    schema: () => ask("GET", "/scenarios/schema", (answer) => (isShape(answer) ? answer : undefined)),
    save: (file, choice) =>
      choice === undefined
        ? ask("POST", "/scenarios", choiceIn, { text: file })
        : ask("PUT", at(choice), choiceIn, { text: file }),
    remove: (choice) => ask("DELETE", at(choice), choiceIn),
  };
}

function isCards(value: unknown): value is readonly ScenarioCard[] {
  return Array.isArray(value) && value.every((card) => isRecord(card) && typeof card["choice"] === "string");
}

function isSheet(value: unknown): value is HostSheet {
  return isRecord(value) && typeof value["title"] === "string" && Array.isArray(value["truth"]);
}

function isDryRun(value: unknown): value is DryRun {
  return isTrial(value);
}

function isPace(value: unknown): value is Pace {
  return isTrial(value);
}

function isRisk(value: unknown): value is RiskState {
  return isTrial(value) || (isRecord(value) && (value["state"] === "none" || value["state"] === "waiting"));
}

function isTrial(value: unknown): boolean {
  return isRecord(value) && ["running", "failed", "done"].some((state) => value["state"] === state);
}

function isDraft(value: unknown): value is Draft {
  return isRecord(value) && typeof value["choice"] === "string" && isRecord(value["map"]);
}

function isLook(value: unknown): value is LookedInto {
  return isRecord(value) && Array.isArray(value["files"]) && "world" in value;
}

function choiceIn({ choice }: Readonly<Record<string, unknown>>): { readonly choice: string } | undefined {
  return typeof choice === "string" ? { choice } : undefined;
}
