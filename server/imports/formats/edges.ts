/**
 * Plain edges, for whoever has none of the other files: a table of calls as CSV, or calls and services as YAML or JSON.
 * What somebody wrote by hand counts as seen.
 */
import { ok } from "../../../shared/base/index.ts";
import { serviceKinds, suggestion } from "../../../shared/content/index.ts";
import { bounds, openSketch, seen } from "../../../shared/servicegraph/index.ts";
import type { Fact, SeenService, ServiceFacts, Sketch } from "../../../shared/servicegraph/index.ts";
import type { Path } from "../../documents/index.ts";
import { asText, entriesAt, field, isFields, listAt, numberAt, textAt } from "./fields.ts";
import { replicasIn, wrong } from "./format.ts";
import type { Parsed, Read } from "./format.ts";

const WRITTEN = "You wrote it.";

const names = {
  from: ["from", "source", "caller", "client", "parent", "src"],
  to: ["to", "target", "callee", "server", "child", "dst", "destination"],
  rps: ["rps", "rate", "callspersecond", "requestspersecond", "qps"],
  latencyMs: ["latencyms", "latency", "ms", "durationms"],
  errorRatio: ["errorratio", "errors", "errorrate"],
  timeoutMs: ["timeoutms", "timeout"],
  mode: ["mode", "call", "async"],
} as const;
type Column = keyof typeof names;

function columnOf(heading: string): Column | undefined {
  const plain = heading.toLowerCase().replaceAll(/[^a-z]/g, "");
  const known = Object.entries(names).find(([, spellings]) => spellings.some((one) => one === plain))?.[0];
  return columns.find((column) => column === known);
}
const columns = [
  "from",
  "to",
  "rps",
  "latencyMs",
  "errorRatio",
  "timeoutMs",
  "mode",
] as const satisfies readonly Column[];

type Row = ReadonlyMap<Column, string>;

export function isCsv(text: string): boolean {
  const heading = cellsOf(
    text
      .slice(0, 2000)
      .split("\n")
      .find((line) => line.trim() !== "" && !line.startsWith("#")) ?? "",
  ).map(columnOf);
  return heading.includes("from") && heading.includes("to");
}

export function readCsv(text: string): Read {
  const sketch = openSketch();
  let heading: readonly (Column | undefined)[] | undefined;
  for (const [n, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === "" || line.startsWith("#")) continue;
    const cells = cellsOf(line);
    if (!heading) {
      heading = cells.map(columnOf);
      continue;
    }
    const row = new Map(heading.flatMap((column, i) => (column && cells[i] ? [[column, cells[i]] as const] : [])));
    const flaw = addRow(sketch, row);
    if (flaw !== undefined) return wrong({ line: n + 1, column: 1, says: flaw });
  }
  return ok(sketch.graph());
}

/** Commas, semicolons or tabs; quotes around a cell that has them. */
function cellsOf(line: string): readonly string[] {
  const sign = line.includes("\t") ? "\t" : line.includes(";") && !line.includes(",") ? ";" : ",";
  const cells: string[] = [];
  let cell = "";
  let isQuoted = false;
  for (const letter of line) {
    if (letter === '"') isQuoted = !isQuoted;
    else if (letter === sign && !isQuoted) {
      cells.push(cell.trim());
      cell = "";
    } else cell += letter;
  }
  return [...cells, cell.trim()];
}

function addRow(sketch: Sketch, row: Row): string | undefined {
  const from = row.get("from");
  const to = row.get("to");
  if (from === undefined || to === undefined) return "a call needs from and to.";
  for (const column of ["rps", "latencyMs", "errorRatio", "timeoutMs"] as const) {
    const value = row.get(column);
    if (value !== undefined && !(Number.isFinite(Number(value)) && Number(value) >= 0))
      return `${column}: "${value.slice(0, 40)}" is no number; write one from 0 on, without a unit.`;
  }
  const isAsync = /^(async|true|yes|queue)$/i.test(row.get("mode") ?? "");
  sketch.call(from, to, seen(true, WRITTEN), {
    rps: written(row.get("rps")),
    ...(isAsync ? { mode: seen("async" as const, WRITTEN) } : {}),
  });
  sketch.service(to, {
    wholeMs: written(row.get("latencyMs")),
    errorRatio: written(row.get("errorRatio")),
    timeoutMs: positive(row.get("timeoutMs")),
  });
  return undefined;
}

function written(value: string | undefined): Fact<number> | undefined {
  return value === undefined ? undefined : seen(Number(value), WRITTEN);
}

function positive(value: string | undefined): Fact<number> | undefined {
  return value === undefined || Number(value) === 0 ? undefined : seen(Number(value), WRITTEN);
}

export function isEdges(value: unknown): boolean {
  return (
    listAt(value, "edges").length > 0 ||
    listAt(value, "calls").length > 0 ||
    isCorrections(value) ||
    (Array.isArray(value) && value.length > 0 && value.every((row) => arrowOf(row) !== undefined))
  );
}

const told = ["kind", "replicas", "rps", "ownMs", "latencyMs", "timeoutMs", "retries", "entry"] as const;
const figures = ["replicas", "rps", "ownMs", "latencyMs", "timeoutMs", "retries"] as const;

/** Services without a call, with nothing of them but what this format tells: corrections of other files. */
function isCorrections(value: unknown): boolean {
  return (
    listAt(value, "edges").length + listAt(value, "calls").length === 0 &&
    entriesAt(value, "services").some(([, one]) => told.some((name) => field(one, name) !== undefined))
  );
}

/** `a -> b`, or an object with the columns of the table. */
function arrowOf(value: unknown): Row | undefined {
  const [, from, to] = /^\s*(\S+)\s*-?->?\s*(\S+)\s*$/.exec(asText(value) ?? "") ?? [];
  if (from !== undefined && to !== undefined)
    return new Map<Column, string>([
      ["from", from],
      ["to", to],
    ]);
  if (!isFields(value)) return undefined;
  const row = new Map(
    entriesAt(value).flatMap(([name, is]) => {
      const column = columnOf(name);
      const text = typeof is === "boolean" ? String(is) : asText(is);
      return column && text !== undefined ? [[column, text] as const] : [];
    }),
  );
  return row.has("from") && row.has("to") ? row : undefined;
}

export function readEdges(documents: Parsed): Read {
  const sketch = openSketch();
  const corrects = documents.every(({ value }) => isCorrections(value));
  for (const { value, problem } of documents) {
    const list = Array.isArray(value)
      ? { path: [], rows: value }
      : ["edges", "calls"]
          .map((name) => ({ path: [name], rows: listAt(value, name) }))
          .find(({ rows }) => rows.length > 0);
    for (const [i, row] of (list?.rows ?? []).entries()) {
      const path = [...(list?.path ?? []), i];
      const arrow = arrowOf(row);
      const flaw = arrow ? addRow(sketch, arrow) : 'is no call; write "a -> b", or {from: a, to: b, rps: 20}.';
      if (flaw !== undefined) return wrong(problem(path, flaw));
    }
    for (const { name, one, path } of servicesIn(value)) {
      const odd = figures.find(
        (is) => field(one, is) !== undefined && numberAt(one, is) === undefined && textAt(one, is) !== undefined,
      );
      if (odd) {
        const says = `"${textAt(one, odd)?.slice(0, 40)}" is no number; write one from 0 on, without a unit.`;
        return wrong(problem([...path, odd], says));
      }
      const strange = corrects && Object.keys(isFields(one) ? one : {}).find((is) => !told.some((name) => name === is));
      if (typeof strange === "string") {
        const near = suggestion(strange, told) || `; write one of ${told.join(", ")}.`;
        return wrong(problem([...path, strange], `there is no field "${strange.slice(0, 40)}"${near}`));
      }
      const kind = textAt(one, "kind");
      const known = serviceKinds.find((is) => is === kind);
      if (kind !== undefined && !known) {
        const near = suggestion(kind, serviceKinds) || `; write one of ${serviceKinds.join(", ")}.`;
        return wrong(problem([...path, "kind"], `there is no kind "${kind.slice(0, 40)}"${near}`));
      }
      sketch.service(name, factsOf(one, known));
    }
  }
  const graph = sketch.graph();
  return ok(corrects ? { ...graph, corrects } : graph);
}

interface Listed {
  readonly name: string;
  readonly one: unknown;
  readonly path: Path;
}

function servicesIn(value: unknown): readonly Listed[] {
  const listed = listAt(value, "services").flatMap((one, i) => {
    const name = textAt(one, "name") ?? textAt(one, "id") ?? asText(one);
    return name === undefined ? [] : [{ name, one, path: ["services", i] }];
  });
  const named = entriesAt(value, "services").map(([name, one]) => ({ name, one, path: ["services", name] }));
  return [...listed, ...named];
}

function factsOf(one: unknown, kind: (typeof serviceKinds)[number] | undefined): ServiceFacts {
  const fact = (name: string, make: (x: number) => number = (x) => x): Fact<number> | undefined => {
    const number = numberAt(one, name);
    return number === undefined ? undefined : seen(make(number), WRITTEN);
  };
  const facts: Partial<SeenService> = {
    kind: kind && seen(kind, WRITTEN),
    replicas: fact("replicas", replicasIn),
    rps: fact("rps"),
    ownMs: fact("ownMs"),
    wholeMs: fact("latencyMs"),
    timeoutMs: positive(textAt(one, "timeoutMs")),
    retries: fact("retries", (n) => Math.min(bounds.retries[1], Math.round(n))),
    ...(field(one, "entry") === true ? { entry: seen(1, WRITTEN) } : {}),
  };
  return facts;
}
