/**
 * The library over HTTP: cards, the host's page of a scenario, its preview, and scenarios of one's own. The key under
 * which this browser saves is made once and kept; the server knows its hash.
 */
import { ok } from "../../shared/base/index.ts";
import type { Result } from "../../shared/base/index.ts";
import type { FileProblem, HostSheet, Preview, ScenarioCard } from "../../shared/protocol/index.ts";
import { isRecord, isRefusal } from "./decode.ts";
import type { Troubles } from "./http.ts";
import { randomId } from "./ids.ts";
import type { PlaceKeeper } from "./places.ts";

/** Why a file was not taken, and where it is wrong when that is why. */
export interface FileRefusal {
  readonly code: string;
  readonly reason: string;
  readonly problems?: readonly FileProblem[];
}

export interface LibraryLine {
  cards(): Promise<Result<readonly ScenarioCard[]>>;
  sheet(choice: string): Promise<Result<HostSheet>>;
  /** Starts it the first time; asked again, it tells how far it is. */
  preview(choice: string): Promise<Result<Preview>>;
  /** A new one, or in the place of one's own. */
  save(text: string, choice?: string): Promise<Result<{ readonly choice: string }, FileRefusal>>;
  remove(choice: string): Promise<Result<{ readonly choice: string }>>;
}

/** Where the file of a scenario lies, for a link. */
export function fileAddress(choice: string): string {
  return `/api/scenarios/${encodeURIComponent(choice)}/file`;
}

export function openLibrary(keeper: PlaceKeeper, troubles: () => Troubles): LibraryLine {
  const key = (): string => {
    const known = keeper.read("author") ?? "";
    if (known !== "") return known;
    const made = randomId();
    keeper.write("author", made);
    return made;
  };

  async function ask<T>(
    method: "GET" | "POST" | "PUT" | "DELETE",
    path: string,
    read: (answer: Readonly<Record<string, unknown>>) => T | undefined,
    body?: object,
  ): Promise<Result<T, FileRefusal>> {
    let answer: unknown;
    try {
      const response = await fetch(`/api/scenarios${path}`, {
        method,
        headers: { "Content-Type": "application/json", Authorization: `Bearer ${key()}` },
        ...(body ? { body: JSON.stringify(body) } : {}),
      });
      answer = await response.json();
    } catch {
      return { ok: false, refusal: troubles().unreachable };
    }
    if (isRefusal(answer)) return { ok: false, refusal: answer };
    const value = isRecord(answer) ? read(answer) : undefined;
    return value === undefined ? { ok: false, refusal: troubles().strange } : ok(value);
  }
  const at = (choice: string): string => `/${encodeURIComponent(choice)}`;

  return {
    cards: () => ask("GET", "", ({ scenarios }) => (isCards(scenarios) ? scenarios : undefined)),
    sheet: (choice) => ask("GET", `${at(choice)}/sheet`, (answer) => (isSheet(answer) ? answer : undefined)),
    preview: (choice) => ask("GET", `${at(choice)}/preview`, (answer) => (isPreview(answer) ? answer : undefined)),
    save: (text, choice) =>
      ask(choice === undefined ? "POST" : "PUT", choice === undefined ? "" : at(choice), choiceIn, { text }),
    remove: (choice) => ask("DELETE", at(choice), choiceIn),
  };
}

/** The server is our own: the kind of an answer is looked at, and its inside believed. */
function isCards(value: unknown): value is readonly ScenarioCard[] {
  return Array.isArray(value) && value.every((card) => isRecord(card) && typeof card["choice"] === "string");
}

function isSheet(value: unknown): value is HostSheet {
  return isRecord(value) && typeof value["title"] === "string" && Array.isArray(value["truth"]);
}

function isPreview(value: unknown): value is Preview {
  return isRecord(value) && ["running", "failed", "done"].some((state) => value["state"] === state);
}

function choiceIn({ choice }: Readonly<Record<string, unknown>>): { readonly choice: string } | undefined {
  return typeof choice === "string" ? { choice } : undefined;
}
