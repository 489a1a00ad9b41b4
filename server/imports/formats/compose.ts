/**
 * docker-compose files: each entry of `services` is one. Calls are read off addresses in variables and arguments, off
 * links and, as a guess, off what a container waits for when it starts.
 */
import { ok } from "../../../shared/base/index.ts";
import { guess, openSketch, seen } from "../../../shared/servicegraph/index.ts";
import type { Hint } from "../../../shared/servicegraph/index.ts";
import { addCalls, argumentHosts, directoryOf } from "./addresses.ts";
import { asText, entriesAt, field, isFields, listAt, manyAt, numberAt, textAt } from "./fields.ts";
import { replicasIn, wrong } from "./format.ts";
import type { Parsed, Read } from "./format.ts";

export function isCompose(value: unknown): boolean {
  const services = entriesAt(value, "services");
  const all = services.length > 0 ? services : entriesAt(value);
  return all.some(
    ([, one]) => isFields(one) && ["image", "build", "depends_on", "environment"].some((name) => name in one),
  );
}

export function readCompose(documents: Parsed): Read {
  const sketch = openSketch();
  for (const { value: written, problem } of documents) {
    const value = withMerges(written);
    const isFirstVersion = field(value, "services") === undefined;
    const services = isFirstVersion ? entriesAt(value) : entriesAt(value, "services");
    if (services.length === 0) return wrong(problem(["services"], "has no services; write each under its name."));
    const odd = services.find(([, one]) => one !== null && !isFields(one));
    if (odd) {
      const path = isFirstVersion ? [odd[0]] : ["services", odd[0]];
      return wrong(problem(path, "is no service; write its fields below it, such as image and environment."));
    }
    const directory = directoryOf(services.map(([name, one]) => ({ name, aliases: aliasesOf(one) })));
    for (const [name, one] of services) {
      sketch.service(name, { replicas: replicasOf(one) }, hintsOf(one));
      addCalls(sketch, directory, name, [...variablesOf(one), ["command", argumentHosts(commandOf(one))]]);
      for (const link of listAt(one, "links")) {
        const to = directory.find(asText(link)?.split(":")[0] ?? "");
        if (to !== undefined) sketch.call(name, to, seen(true, "It is linked to it."));
      }
      for (const before of startsAfter(one)) {
        const to = directory.find(before);
        if (to !== undefined) sketch.call(name, to, guess(true, "It starts after it (depends_on)."));
      }
    }
    if (field(value, "include") !== undefined)
      sketch.note("Files that the compose file includes are not read; choose them too.");
  }
  return ok(sketch.graph());
}

/** Compose files repeat with "<<: *name", which YAML 1.2 has no more; what stands beside it goes before. */
function withMerges(value: unknown, depth = 0): unknown {
  if (!isFields(value) || depth > DEEPEST_MERGE) return value;
  const repeated = manyAt(value, "<<").filter(isFields).reverse();
  const own = Object.entries(value).filter(([name]) => name !== "<<");
  const all = [...repeated.flatMap((one) => Object.entries(one)), ...own];
  return Object.fromEntries(all.map(([name, inner]) => [name, withMerges(inner, depth + 1)]));
}
/** The file, its services, one of them, its variables. */
const DEEPEST_MERGE = 3;

function aliasesOf(service: unknown): readonly string[] {
  const networks = entriesAt(service, "networks").flatMap(([, network]) => listAt(network, "aliases"));
  return [field(service, "hostname"), field(service, "container_name"), ...networks].flatMap(
    (name) => asText(name) ?? [],
  );
}

function replicasOf(service: unknown): ReturnType<typeof seen<number>> | undefined {
  const deployed = numberAt(service, "deploy", "replicas");
  const scaled = deployed ?? numberAt(service, "scale");
  return scaled === undefined
    ? undefined
    : seen(replicasIn(scaled), deployed === undefined ? "Its scale." : "Its deploy.replicas.");
}

function hintsOf(service: unknown): readonly Hint[] {
  const image = textAt(service, "image");
  const ports = [...listAt(service, "ports"), ...listAt(service, "expose")].flatMap((port) => portOf(port) ?? []);
  return [
    ...(image === undefined ? [] : [{ of: "image", value: image } as const]),
    ...ports.map((value) => ({ of: "port", value }) as const),
  ];
}

/** Inside the container: `8080` of `"80:8080/tcp"`. */
function portOf(port: unknown): string | undefined {
  if (isFields(port)) return textAt(port, "target");
  return /(\d+)(?:\/\w+)?$/.exec(asText(port) ?? "")?.[1];
}

function variablesOf(service: unknown): readonly (readonly [string, string])[] {
  const listed = listAt(service, "environment").flatMap((line) => {
    const [, name = "", value = ""] = /^([^=]+)=?(.*)$/s.exec(asText(line) ?? "") ?? [];
    return name === "" ? [] : [[name, value] as const];
  });
  return [...listed, ...entriesAt(service, "environment").map(([name, value]) => [name, asText(value) ?? ""] as const)];
}

function commandOf(service: unknown): readonly string[] {
  return [...manyAt(service, "entrypoint"), ...manyAt(service, "command")].flatMap((word) => asText(word) ?? []);
}

function startsAfter(service: unknown): readonly string[] {
  const listed = listAt(service, "depends_on").flatMap((name) => asText(name) ?? []);
  return [...listed, ...entriesAt(service, "depends_on").map(([name]) => name)];
}
