/**
 * Whom a service calls, by the addresses in its variables and arguments. Only names of hosts are taken; the texts
 * around them, with passwords in them as often as not, are never kept.
 */
import { guess, looseName, seen } from "../../../shared/servicegraph/index.ts";
import type { Sketch } from "../../../shared/servicegraph/index.ts";

/** A program of a file, by the names under which others may reach it. */
export interface Reachable {
  readonly name: string;
  readonly aliases: readonly string[];
}

export interface Directory {
  /** The service that a host is, if any. */
  find(host: string): string | undefined;
  /** The service that a variable is named after: `CART_SERVICE_ADDR`. */
  meantBy(variable: string): string | undefined;
}

const clusterName = /^([\w-]+)(?:\.[\w-]+)?\.(?:svc(?:\.[\w.-]+)?|local|internal)$/;
const addressVariable = /_(ADDR(ESS)?|HOST(NAME)?|UR[LI]|ENDPOINT|SERVER|SERVICE)$/;

export function directoryOf(reachable: readonly Reachable[], namespaces: ReadonlySet<string> = new Set()): Directory {
  const byHost = new Map<string, string>();
  const byLooseName = new Map<string, string>();
  for (const { name, aliases } of reachable) {
    for (const alias of [name, ...aliases]) if (!byHost.has(alias.toLowerCase())) byHost.set(alias.toLowerCase(), name);
    byLooseName.set(looseName(name), name);
  }
  return {
    find(host) {
      const lower = host.toLowerCase();
      const [first = "", second = "", ...more] = lower.split(".");
      const isLocal = more.length === 0 && namespaces.has(second);
      return byHost.get(lower) ?? byHost.get(isLocal ? first : (clusterName.exec(lower)?.[1] ?? ""));
    },
    meantBy(variable) {
      const stem = variable.toUpperCase().replace(addressVariable, "");
      return stem === variable.toUpperCase() ? undefined : byLooseName.get(looseName(stem));
    },
  };
}

export function addCalls(
  sketch: Sketch,
  directory: Directory,
  from: string,
  variables: readonly (readonly [name: string, value: string])[],
): void {
  for (const [name, value] of variables) {
    const hosts = hostsIn(value);
    for (const { host, isAddress } of hosts) {
      const to = directory.find(host);
      if (to === from) continue;
      const basis = `Its variable ${name} names it.`;
      if (to !== undefined) sketch.call(from, to, isAddress ? seen(true, basis) : guess(true, basis));
      else if (isAddress && isPublic(host)) {
        sketch.service(host, { kind: guess("third-party", `${host} is a host of somebody else's.`) });
        sketch.call(from, host, seen(true, basis));
      }
    }
    const meant = hosts.length === 0 ? directory.meantBy(name) : undefined;
    if (meant !== undefined && meant !== from && !name.startsWith("OTEL_"))
      sketch.call(from, meant, guess(true, `Its variable ${name} is named like it.`));
  }
}

/** Of arguments: an address, or what stands after -h or --host. */
export function argumentHosts(command: readonly string[]): string {
  const line = command.join(" ");
  const named = [...line.matchAll(/(?:^|\s)(?:-h|--host)[ =](\S+)/g)].map(([, host = ""]) => host);
  const addresses = hostsIn(line).flatMap(({ host, isAddress }) => (isAddress ? [host] : []));
  return [...named, ...addresses].join(",");
}

interface Host {
  readonly host: string;
  /** It has a port or stands in a URL, and is not just a word. */
  readonly isAddress: boolean;
}

/** Nobody writes a longer one. */
const LONGEST = 4000;

function hostsIn(value: string): readonly Host[] {
  const text = value.slice(0, LONGEST);
  const addresses = [
    ...text.matchAll(/(?<![\w.@/-])([A-Za-z][\w.-]*)(?=:(?:\d{2,5}\b|\$))/g),
    ...text.matchAll(/(?:\/\/|@)(?:[^/\s@,]{0,200}@)?([A-Za-z][\w.-]*)/g),
  ].map(([, host = ""]) => ({ host, isAddress: true }));
  if (addresses.length > 0) return addresses;
  return text
    .split(",")
    .flatMap((part) => (/^[A-Za-z][\w.-]{0,252}$/.test(part.trim()) ? [{ host: part.trim(), isAddress: false }] : []));
}

/** What documents and registries are found at is called by nobody. */
const papers =
  /(^|\.)(example\.(com|org)|w3\.org|github\.com|docker\.io|gcr\.io|quay\.io|k8s\.io|xmlsoap\.org|localhost)$/;

function isPublic(host: string): boolean {
  return /^[a-z\d-]+(\.[a-z\d-]+)*\.(com|io|net|org|cloud|dev|app)$/.test(host) && !papers.test(host);
}
