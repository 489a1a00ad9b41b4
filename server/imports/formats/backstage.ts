/** Backstage catalogs: components and resources are services; dependsOn and the APIs that one gives and another uses are calls. */
import { ok } from "../../../shared/base/index.ts";
import { guess, openSketch, seen } from "../../../shared/servicegraph/index.ts";
import { asText, listAt, textAt } from "./fields.ts";
import { wrong } from "./format.ts";
import type { Parsed, Read } from "./format.ts";

export function isBackstage(value: unknown): boolean {
  return (textAt(value, "apiVersion") ?? "").startsWith("backstage.io/");
}

export function readBackstage(documents: Parsed): Read {
  const sketch = openSketch();
  const entities = documents.flatMap(({ value }) => entityOf(value) ?? []);
  const ours = entities.filter(({ kind, type }) => kind === "resource" || (kind === "component" && type !== "library"));
  if (ours.length === 0) {
    const elsewhere = entities.some(({ kind }) => kind === "location");
    return wrong(
      documents[0].problem(
        [],
        elsewhere
          ? "it only says where other files are; choose those."
          : "there is no Component of a service and no Resource in it.",
      ),
    );
  }
  const providers = new Map<string, string[]>();
  for (const { name, value } of ours)
    for (const api of refsAt(value, "providesApis")) providers.set(api, [...(providers.get(api) ?? []), name]);
  const known = new Set(ours.map(({ name }) => name));
  for (const { name, kind, type, value } of ours) {
    const isSite = kind === "component" && type === "website";
    sketch.service(
      name,
      {
        group: refOf(textAt(value, "spec", "system") ?? "") || undefined,
        ...(isSite ? { entry: guess(1, "It is a website.") } : {}),
      },
      kind === "resource" && type !== undefined ? [{ of: "type", value: type }] : [],
    );
    for (const to of refsAt(value, "dependsOn"))
      if (known.has(to)) sketch.call(name, to, seen(true, "It depends on it (dependsOn)."));
    for (const from of refsAt(value, "dependencyOf"))
      if (known.has(from)) sketch.call(from, name, seen(true, "It is a dependency of it (dependencyOf)."));
    for (const api of refsAt(value, "consumesApis")) {
      for (const to of providers.get(api) ?? []) sketch.call(name, to, seen(true, `It uses the API "${api}" of it.`));
      if (providers.has(api)) continue;
      sketch.service(api, { kind: guess("third-party", "No component here provides this API.") });
      sketch.call(name, api, seen(true, `It uses the API "${api}".`));
    }
  }
  return ok(sketch.graph());
}

interface Entity {
  readonly kind: string;
  readonly name: string;
  readonly type: string | undefined;
  readonly value: unknown;
}

function entityOf(value: unknown): Entity | undefined {
  const kind = textAt(value, "kind")?.toLowerCase();
  const name = textAt(value, "metadata", "name");
  if (!isBackstage(value) || kind === undefined || name === undefined) return undefined;
  return { kind, name, type: textAt(value, "spec", "type")?.toLowerCase(), value };
}

function refsAt(value: unknown, name: string): readonly string[] {
  return listAt(value, "spec", name).flatMap((ref) => refOf(asText(ref) ?? "") || []);
}

/** `artists-db` of `resource:default/artists-db` */
function refOf(ref: string): string {
  return ref.replace(/^[^:]*:/, "").replace(/^.*\//, "");
}
