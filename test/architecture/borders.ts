/**
 * Finds every import that crosses a border it may not cross, and every cycle. Pure: files in, sentences out, so that
 * the test can show it seeded violations too. The rules themselves are the table in rules.ts.
 */
import { posix } from "node:path";
import { environmentReaders, exceptions, keepers, mayImport, sharedPackages, typesOnly } from "./rules.ts";
import { importsOf, isNode, lineOf, parse, walk } from "./sources.ts";
import type { Import, SourceFile } from "./sources.ts";

export function borderViolations(files: readonly SourceFile[]): readonly string[] {
  const links = files.flatMap((file) =>
    importsOf(file).map((edge) => ({ from: file.path, ...edge, ...target(file, edge) })),
  );
  const crossings = links.flatMap((link) => {
    const problem = link.to === undefined ? packageProblem(link.from, link) : folderProblem(link.from, link.to, link);
    const isTolerated = exceptions.includes(`${link.from} -> ${link.to ?? link.specifier}`);
    return problem && !isTolerated ? [`${link.from}:${link.line} imports ${link.specifier}: ${problem}`] : [];
  });
  const inner = links.flatMap(({ from, to }) => (to === undefined ? [] : [{ from, to }]));
  return [
    ...crossings,
    ...files.flatMap(environmentReads),
    ...cycles(inner).map((cycle) => `files in a cycle: ${cycle}`),
    ...cycles(inner.map(({ from, to }) => ({ from: folderOf(from), to: folderOf(to) }))).map(
      (cycle) => `folders in a cycle: ${cycle}`,
    ),
  ];
}

/** Where a relative import leads; a package leads nowhere in the house. */
function target(file: SourceFile, edge: Import): { readonly to?: string } {
  if (!edge.specifier.startsWith(".")) return {};
  return { to: posix.join(posix.dirname(file.path), edge.specifier.replace(/\?.*$/, "")) };
}

/** `shared/sim/systems/retry.ts` → `shared/sim`; files directly in `server/` or `client/` stand for themselves. */
function folderOf(path: string): string {
  return path
    .split("/")
    .slice(0, 2)
    .join("/")
    .replace(/\.tsx?$/, "");
}

/** The row of the table that a file falls under: its folder's, or that of all of client or server. */
function partOf(path: string): string {
  const folder = folderOf(path);
  return path.startsWith("shared/") || folder in mayImport ? folder : (path.split("/")[0] ?? path);
}

function folderProblem(from: string, to: string, edge: Import): string | undefined {
  const [here, there] = [partOf(from), partOf(to)];
  if (here === there) return undefined;
  if (!(mayImport[here] ?? []).includes(there)) return `${here} may not import ${there}`;
  if (typesOnly[here]?.includes(there) && !edge.typeOnly) return `${here} may import only types from ${there}`;
  // Data beside the code has no door: it says nothing of how the code is built.
  if (to.endsWith(".yaml")) return undefined;
  if (there.includes("/") && to !== `${there}/index.ts`) return `${there} is entered only by its index.ts`;
  return undefined;
}

function packageProblem(from: string, { specifier }: Import): string | undefined {
  const name = specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/");
  const keeper = keepers[name];
  if (keeper && !keeper.includes(folderOf(from))) return `only ${keeper.join(", ")} may`;
  if (from.startsWith("client/") && name.startsWith("node:") && from !== "client/vite.config.ts")
    return "client runs in a browser";
  if (from.startsWith("shared/") && !sharedPackages.includes(name))
    return `shared/ may use only ${sharedPackages.join(", ")}`;
  return undefined;
}

/** `process` may be used for anything but its environment; to hand it on whole would hand the environment on too. */
function environmentReads(file: SourceFile): readonly string[] {
  if (environmentReaders.includes(folderOf(file.path))) return [];
  const found: string[] = [];
  walk(parse(file), (node, parent, field) => {
    if (node.type !== "Identifier" || node["name"] !== "process" || field === "property" || field === "key") return;
    const property = parent?.type === "MemberExpression" && isNode(parent["property"]) ? parent["property"] : undefined;
    const isHarmless = property?.type === "Identifier" && parent?.["computed"] === false && property["name"] !== "env";
    if (!isHarmless) found.push(`${file.path}:${lineOf(file, node.start)} reads process.env`);
  });
  return found;
}

/** Each strongly connected group of more than one name, or of one that imports itself, as "a ⇄ b". */
export function cycles(edges: readonly { readonly from: string; readonly to: string }[]): readonly string[] {
  const next = new Map<string, Set<string>>();
  for (const { from, to } of edges) {
    if (from !== to) next.set(from, (next.get(from) ?? new Set()).add(to));
  }
  const reach = new Map([...next.keys()].map((name) => [name, reachable(next, name)]));
  const groups = [...reach.keys()]
    .filter((name) => reach.get(name)?.has(name))
    .map((name) =>
      [...(reach.get(name) ?? [])]
        .filter((other) => reach.get(other)?.has(name))
        .sort()
        .join(" ⇄ "),
    );
  return [...new Set(groups)];
}

function reachable(next: ReadonlyMap<string, ReadonlySet<string>>, start: string): ReadonlySet<string> {
  const seen = new Set<string>();
  const todo = [start];
  for (let name = todo.pop(); name !== undefined; name = todo.pop()) {
    for (const neighbour of next.get(name) ?? []) {
      if (!seen.has(neighbour)) todo.push(neighbour);
      seen.add(neighbour);
    }
  }
  return seen;
}
