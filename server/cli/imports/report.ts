/** What an import found, as a page for a terminal: a row for each service with its guesses marked, then on what they stand. */
import type { Fact } from "../../../shared/servicegraph/index.ts";
import type { Imported } from "../../imports/index.ts";
import { aligned } from "../table.ts";

export function reportOf({ files, system, played }: Omit<Imported, "text">): string {
  const { services, calls, notes } = system;
  const lumped = played.notes.slice(notes.length);
  const found = files.map(
    ({ name, format, services: s, calls: c }) => `${name}: ${format}, ${plural(s, "service")}, ${plural(c, "call")}`,
  );
  const rows = services.map(({ name, kind, rps, ownMs, timeoutMs, replicas, peopleRps }) => [
    plain(name),
    marked(kind, String),
    marked(rps, figure),
    peopleRps > 0 ? figure(peopleRps) : "",
    marked(ownMs, figure),
    marked(timeoutMs, figure),
    marked(replicas, String),
  ]);
  const names = new Map(services.map(({ id, name }) => [id, plain(name)]));
  const arrows = calls.map(({ from, to, exists, perRequest, mode }) => [
    `${names.get(from) ?? from} > ${names.get(to) ?? to}`,
    mode.value === "loop" ? "by itself" : `${marked(perRequest, figure)} per request`,
    mode.value === "async" ? "nobody waits" : "",
    `${exists.isGuess ? "? " : ""}${exists.basis}`,
  ]);
  return [
    ...found,
    "",
    `${plural(services.length, "service")}; a ? marks what is guessed.`,
    aligned(
      [["service", "kind", "asked/s", "by people", "own ms", "callers wait ms", "replicas"], ...rows],
      ["left", "left"],
    ),
    "",
    plural(calls.length, "call"),
    aligned(arrows, ["left", "left", "left", "left"]),
    "",
    "On what the guesses stand:",
    ...basesOf(system),
    ...(notes.length > 0 ? ["", "Notes:", ...notes.map((note) => `  ${plain(note)}`)] : []),
    ...(lumped.length > 0 ? ["", "So that it can be played:", ...lumped.map((note) => `  ${plain(note)}`)] : []),
  ].join("\n");
}

/** Each sentence once, with how many values stand on it. */
function basesOf({ services, calls }: Imported["system"]): readonly string[] {
  const groups: readonly (readonly [string, readonly Fact<unknown>[]])[] = [
    ["kind", services.map(({ kind }) => kind)],
    ["asked/s", services.map(({ rps }) => rps)],
    ["own ms", services.map(({ ownMs }) => ownMs)],
    ["callers wait ms", services.map(({ timeoutMs }) => timeoutMs)],
    ["retries", services.map(({ retries }) => retries)],
    ["replicas", services.map(({ replicas }) => replicas)],
    ["slots", services.map(({ slots }) => slots)],
    ["layer", services.map(({ layer }) => layer)],
    ["per request", calls.map(({ perRequest }) => perRequest)],
    ["waits", calls.map(({ mode }) => mode)],
  ];
  return groups.flatMap(([what, facts]) => {
    const counts = new Map<string, number>();
    for (const { basis, isGuess } of facts) if (isGuess) counts.set(basis, (counts.get(basis) ?? 0) + 1);
    return [...counts].sort(([, a], [, b]) => b - a).map(([basis, count]) => `  ${what} (${count}): ${plain(basis)}`);
  });
}

function marked<T>({ value, isGuess }: Fact<T>, text: (value: T) => string): string {
  return `${text(value)}${isGuess ? "?" : ""}`;
}

function figure(x: number): string {
  return String(Number(x.toPrecision(3)));
}

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}

/** Names of strangers may hold what moves a terminal's cursor. */
function plain(text: string): string {
  return text.replaceAll(/\p{Cc}/gu, "");
}
