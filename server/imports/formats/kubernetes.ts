/**
 * Kubernetes manifests: a Service and the workloads that it selects are one; a workload without a Service is one too.
 * Calls are read off addresses in variables, entries off Ingresses and Services that are open to the outside.
 */
import { ok } from "../../../shared/base/index.ts";
import { guess, openSketch, seen } from "../../../shared/servicegraph/index.ts";
import type { Hint, Sketch } from "../../../shared/servicegraph/index.ts";
import { addCalls, argumentHosts, directoryOf } from "./addresses.ts";
import type { Directory } from "./addresses.ts";
import { asText, entriesAt, field, listAt, numberAt, textAt } from "./fields.ts";
import { replicasIn } from "./format.ts";
import type { Parsed, Read } from "./format.ts";

interface Thing {
  readonly kind: string;
  readonly name: string;
  readonly namespace: string;
  readonly value: unknown;
}

const workloads: readonly string[] = [
  "Deployment",
  "StatefulSet",
  "DaemonSet",
  "ReplicaSet",
  "Rollout",
  "Pod",
  "CronJob",
  "Job",
];

export function isManifest(value: unknown): boolean {
  const version = textAt(value, "apiVersion");
  return version !== undefined && !version.startsWith("backstage.io/") && textAt(value, "kind") !== undefined;
}

export function readKubernetes(documents: Parsed): Read {
  const sketch = openSketch();
  const things = documents.flatMap(({ value }) => thingsIn(value));
  const services = things.filter(({ kind }) => kind === "Service");
  const programs = things.filter(({ kind }) => workloads.includes(kind)).map((thing) => programOf(thing, services));
  const reached = new Set(programs.flatMap(({ name, aliases }) => [name, ...aliases]));
  for (const service of services) if (!reached.has(service.name)) addOutside(sketch, service);

  const counted = new Map<string, number>();
  for (const { name, replicas } of programs) counted.set(name, (counted.get(name) ?? 0) + replicas);
  for (const { name, thing, pod } of programs) {
    const isWritten = numberAt(thing.value, "spec", "replicas") !== undefined;
    const basis = isWritten ? "Its spec.replicas." : "Kubernetes starts one where spec.replicas is not written.";
    const kind = thing.kind.endsWith("Job") ? { kind: seen("job" as const, `It is a ${thing.kind}.`) } : {};
    const group = thing.namespace === "" ? undefined : thing.namespace;
    sketch.service(name, { ...kind, group, replicas: seen(replicasIn(counted.get(name) ?? 1), basis) }, hintsOf(pod));
  }

  const namespaces = new Set(
    things.flatMap(({ namespace, kind, name }) => [namespace, kind === "Namespace" ? name : ""]),
  );
  const directory = directoryOf(
    [...programs, ...services.filter(({ name }) => !reached.has(name)).map(({ name }) => ({ name, aliases: [] }))],
    namespaces,
  );
  const maps = new Map(things.filter(({ kind }) => kind === "ConfigMap").map((map) => [map.name, map.value]));
  for (const { name, pod } of programs)
    for (const container of containersOf(pod))
      addCalls(sketch, directory, name, [
        ...variablesOf(container, maps),
        [
          "args",
          argumentHosts(
            [...listAt(container, "command"), ...listAt(container, "args")].flatMap((word) => asText(word) ?? []),
          ),
        ],
      ]);
  for (const thing of things) addOpenings(sketch, thing, directory);
  for (const thing of things) addPolicies(sketch, thing, directory);
  const unread = [...new Set(things.map(({ kind }) => kind))].filter(
    (kind) => kind === "HelmRelease" || kind === "Kustomization",
  );
  if (unread.length > 0)
    sketch.note(`${unread.join(" and ")} stand for other manifests, which are not here; render them first.`);
  return ok(sketch.graph());
}

function thingsIn(value: unknown): readonly Thing[] {
  const kind = textAt(value, "kind");
  if (kind === undefined) return [];
  if (kind.endsWith("List")) return listAt(value, "items").flatMap(thingsIn);
  const name = textAt(value, "metadata", "name") ?? textAt(value, "metadata", "generateName");
  return name === undefined ? [] : [{ kind, name, namespace: textAt(value, "metadata", "namespace") ?? "", value }];
}

interface Program {
  /** That of its Service, or its own. */
  readonly name: string;
  /** Its own name and those of other Services that lead to it. */
  readonly aliases: readonly string[];
  readonly thing: Thing;
  readonly pod: unknown;
  readonly replicas: number;
}

function programOf(thing: Thing, services: readonly Thing[]): Program {
  const { kind, value } = thing;
  const template =
    kind === "CronJob" ? field(value, "spec", "jobTemplate", "spec", "template") : field(value, "spec", "template");
  const pod = kind === "Pod" ? field(value, "spec") : field(template, "spec");
  const labels = new Map(entriesAt(kind === "Pod" ? value : template, "metadata", "labels"));
  const selecting = services.filter(({ namespace, value: service }) => {
    const wanted = entriesAt(service, "spec", "selector");
    return (
      namespace === thing.namespace && wanted.length > 0 && wanted.every(([label, is]) => labels.get(label) === is)
    );
  });
  const named = selecting.find(({ name }) => name === thing.name) ?? selecting[0];
  const aliases = [thing.name, ...selecting.map(({ name }) => name)];
  return { name: named?.name ?? thing.name, aliases, thing, pod, replicas: numberAt(value, "spec", "replicas") ?? 1 };
}

/** A Service with nothing in these files behind it. */
function addOutside(sketch: Sketch, { name, value }: Thing): void {
  const outside = textAt(value, "spec", "externalName");
  const isElsewhere = outside !== undefined || entriesAt(value, "spec", "selector").length === 0;
  sketch.service(
    name,
    isElsewhere ? { kind: guess("third-party", "Its Service points to something outside the cluster.") } : {},
    listAt(value, "spec", "ports").flatMap((port) => portHint(textAt(port, "port"))),
  );
}

function containersOf(pod: unknown): readonly unknown[] {
  return listAt(pod, "containers");
}

function hintsOf(pod: unknown): readonly Hint[] {
  return containersOf(pod).flatMap((container) => {
    const image = textAt(container, "image");
    return [
      ...(image === undefined || isSidecar(image) ? [] : [{ of: "image", value: image } as const]),
      ...listAt(container, "ports").flatMap((port) => portHint(textAt(port, "containerPort"))),
    ];
  });
}

function isSidecar(image: string): boolean {
  return /exporter|proxyv2|fluent|sidecar|reloader/.test(image);
}

function portHint(value: string | undefined): readonly Hint[] {
  return value === undefined ? [] : [{ of: "port", value }];
}

function variablesOf(container: unknown, maps: ReadonlyMap<string, unknown>): readonly (readonly [string, string])[] {
  const own = listAt(container, "env").map((variable) => {
    const from = field(variable, "valueFrom", "configMapKeyRef");
    const key = textAt(from, "key") ?? "";
    const value = textAt(variable, "value") ?? textAt(maps.get(textAt(from, "name") ?? ""), "data", key);
    return [textAt(variable, "name") ?? "", value ?? ""] as const;
  });
  const shared = listAt(container, "envFrom").flatMap((source) =>
    entriesAt(maps.get(textAt(source, "configMapRef", "name") ?? ""), "data").map(
      ([name, value]) => [name, asText(value) ?? ""] as const,
    ),
  );
  return [...own, ...shared];
}

/** Where people come in. */
function addOpenings(sketch: Sketch, { kind, name, value }: Thing, directory: Directory): void {
  const open = (service: string | undefined, basis: string): void => {
    const to = directory.find(service ?? "");
    if (to !== undefined) sketch.service(to, { entry: guess(1, basis) });
  };
  if (kind === "Service" && /^(LoadBalancer|NodePort)$/.test(textAt(value, "spec", "type") ?? ""))
    open(name, "Its Service is open to the outside.");
  if (kind !== "Ingress") return;
  const backends = [
    field(value, "spec", "defaultBackend"),
    field(value, "spec", "backend"),
    ...listAt(value, "spec", "rules").flatMap((rule) =>
      listAt(rule, "http", "paths").map((path) => field(path, "backend")),
    ),
  ];
  for (const backend of backends)
    open(textAt(backend, "service", "name") ?? textAt(backend, "serviceName"), `The Ingress "${name}" leads to it.`);
}

/** Time-outs and retries of Istio. */
function addPolicies(sketch: Sketch, { kind, name, value }: Thing, directory: Directory): void {
  if (kind !== "VirtualService") return;
  for (const route of listAt(value, "spec", "http")) {
    const timeoutMs = milliseconds(textAt(route, "timeout"));
    const attempts = numberAt(route, "retries", "attempts");
    for (const way of listAt(route, "route")) {
      const to = directory.find(textAt(way, "destination", "host") ?? "");
      if (to === undefined) continue;
      sketch.service(to, {
        ...(timeoutMs === undefined ? {} : { timeoutMs: seen(timeoutMs, `The VirtualService "${name}".`) }),
        ...(attempts === undefined
          ? {}
          : { retries: seen(Math.min(6, Math.round(attempts)), `The VirtualService "${name}".`) }),
      });
    }
  }
}

/** `0.5s`, `200ms`, `1m` */
function milliseconds(text: string | undefined): number | undefined {
  const [, amount, unit] = /^(\d+(?:\.\d+)?)(ms|s|m)$/.exec(text ?? "") ?? [];
  if (amount === undefined) return undefined;
  const ms = Number(amount) * (unit === "ms" ? 1 : unit === "s" ? 1000 : 60_000);
  return ms > 0 ? ms : undefined;
}
