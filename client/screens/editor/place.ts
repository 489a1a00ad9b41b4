/**
 * Where in a YAML file the cursor stands: the way down from the top, and whether a name or a value is due there. It reads
 * indentation and, on the cursor's own line, braces, so that it works on a text that is not finished. Pure.
 */
export interface Place {
  /** Names of fields, and 0 for an entry of a list. */
  readonly path: readonly (string | number)[];
  readonly due: "name" | "value";
  /** What has been typed of it, just before the cursor. */
  readonly typed: string;
}

/** A dash or a name, and the column where it stands. */
interface Level {
  readonly column: number;
  readonly name: string | null;
}

interface Line {
  readonly levels: readonly Level[];
  /** What follows the dashes and the name. */
  readonly rest: string;
}

export function placeAt(text: string, offset: number): Place {
  const lines = text.slice(0, offset).split("\n");
  const last = lines.at(-1) ?? "";
  const { levels, rest } = readLine(last);
  const own = levels.at(-1);
  const flow = inFlow(rest);
  // The name on the cursor's own line is a field that waits for its value.
  const isValue = own !== undefined && own.name !== null;
  // What is typed now stands right of everything around it.
  const column = own === undefined ? indentOf(last) : own.column + 1;
  const above = wayDown([...lines.slice(0, -1).map((line) => readLine(line).levels), levels], column);
  if (flow) return { ...flow, path: [...above, ...flow.path] };
  return { path: above, due: isValue ? "value" : "name", typed: rest.trimStart() };
}

function readLine(line: string): Line {
  if (line.trimStart().startsWith("#")) return { levels: [], rest: "" };
  const levels: Level[] = [];
  let column = indentOf(line);
  while (/^-(\s|$)/.test(line.slice(column))) {
    levels.push({ column, name: null });
    column += 1 + (/^-(\s*)/.exec(line.slice(column))?.[1]?.length ?? 0);
  }
  const named = /^("[^"]*"|'[^']*'|[^\s#{["':,][^:#{["]*):(?=\s|$)/.exec(line.slice(column));
  if (named?.[1] === undefined) return { levels, rest: line.slice(column) };
  levels.push({ column, name: unquoted(named[1]) });
  return { levels, rest: line.slice(column + named[0].length) };
}

/** The names and entries around a column of the last line, from the top down. */
function wayDown(lines: readonly (readonly Level[])[], from: number): readonly (string | number)[] {
  const path: (string | number)[] = [];
  let inner: Level = { column: from, name: "" };
  for (const level of lines.flat().reverse()) {
    // A list may stand in the column of its own name.
    const isAround =
      inner.name === null && level.name !== null ? level.column <= inner.column : level.column < inner.column;
    if (!isAround) continue;
    path.unshift(level.name ?? 0);
    inner = level;
  }
  return path;
}

interface Open {
  readonly kind: "{" | "[";
  name: string | null;
  from: number;
}

/** Inside braces or brackets that the line has opened and not closed. */
function inFlow(rest: string): Place | undefined {
  const open: Open[] = [];
  let quote: string | null = null;
  for (let i = 0; i < rest.length; i++) {
    const character = rest[i] ?? "";
    const top = open.at(-1);
    if (quote !== null) {
      if (character === quote) quote = null;
    } else if (character === '"' || character === "'") quote = character;
    else if (character === "{" || character === "[") open.push({ kind: character, name: null, from: i + 1 });
    else if (character === "}" || character === "]") open.pop();
    else if (character === "," && top) Object.assign(top, { name: null, from: i + 1 });
    else if (character === ":" && top?.kind === "{" && top.name === null && /^[\s]|^$/.test(rest[i + 1] ?? ""))
      Object.assign(top, { name: unquoted(rest.slice(top.from, i).trim()), from: i + 1 });
  }
  const top = open.at(-1);
  if (!top) return undefined;
  const path = open.flatMap(({ kind, name }): (string | number)[] =>
    kind === "[" ? [0] : name === null ? [] : [name],
  );
  const due = top.kind === "{" && top.name === null ? "name" : "value";
  return { path, due, typed: rest.slice(top.from).trimStart() };
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

function unquoted(name: string): string {
  return name.replace(/^["']|["']$/g, "");
}
