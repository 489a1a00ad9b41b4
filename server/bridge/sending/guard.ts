/**
 * Where a bridge may send. Whoever hosts an exercise names addresses, and this server may stand in a network that they
 * could not reach themselves; so only public addresses are allowed, over https, and the check is made on the address
 * that is connected to, not on the name. What the operator listed may be private and plain; what hands out a machine's own
 * credentials may never be.
 */
import { lookup as resolve } from "node:dns";
import type { LookupAddress } from "node:dns";
import { BlockList, isIP } from "node:net";
import type { LookupFunction } from "node:net";
import { ok } from "../../../shared/base/index.ts";
import type { Result } from "../../../shared/base/index.ts";
import { turnDown } from "../../../shared/refusals/index.ts";

export interface Guard {
  /** How to get there, or why nothing is sent to this address as far as the address itself tells. */
  wayTo(address: string): Result<Way>;
}

export interface Way {
  readonly url: URL;
  /** For the connection: resolves a name, and fails with a `Forbidden` where any of its addresses is none to send to. */
  readonly lookup: LookupFunction;
}

export class Forbidden extends Error {
  override readonly name = "Forbidden";
}

/** Resolves a name to all its addresses. */
export type Resolve = (name: string, done: (problem: Error | null, found: readonly LookupAddress[]) => void) => void;

const resolveAll: Resolve = (name, done) => resolve(name, { all: true }, done);

/** `allowed`: names or addresses, each with its port or for all of them; IPv6 in brackets. */
export function createGuard(allowed: readonly string[], resolveName: Resolve = resolveAll): Guard {
  const listed = new Set(allowed.map((place) => place.toLowerCase()));

  function lookupFor(isOurs: boolean): LookupFunction {
    return (hostname, options, done) =>
      resolveName(hostname, (problem, found) => {
        if (problem) return done(problem, "");
        const [first] = found;
        // A name that leads both outside and inside is up to something.
        if (!first || !found.every(({ address }) => mayReach(address, isOurs)))
          return done(new Forbidden(hostname), "");
        if (options.all) done(null, [...found]);
        else done(null, first.address, first.family);
      });
  }

  return {
    wayTo(address) {
      if (!URL.canParse(address)) return turnDown("bridge/no-address");
      const url = new URL(address);
      const { protocol, hostname, port, username, password } = url;
      if (username !== "" || password !== "") return turnDown("bridge/credentials");
      const isOurs = listed.has(hostname) || listed.has(`${hostname}:${port || standardPorts[protocol]}`);
      if (protocol !== "https:" && !(protocol === "http:" && isOurs)) return turnDown("bridge/not-https");
      const host = bare(hostname);
      // A plain address is never looked up.
      if (isIP(host) > 0 && !mayReach(host, isOurs)) return turnDown("bridge/private", { host });
      return ok({ url, lookup: lookupFor(isOurs) });
    },
  };
}

const standardPorts: Readonly<Record<string, string>> = { "https:": "443", "http:": "80" };

/** An IPv6 address in an URL stands in brackets. */
function bare(hostname: string): string {
  return hostname.replace(/^\[|\]$/g, "");
}

function mayReach(address: string, isOurs: boolean): boolean {
  const family = isIP(address) === 6 ? "ipv6" : "ipv4";
  if (never.check(address, family)) return false;
  return isOurs || (family === "ipv6" ? isPublic6(address) : !inside.check(address, "ipv4"));
}

/** Only what is given out to the world, without the ranges of it that lead to an IPv4 address or to nobody. */
function isPublic6(address: string): boolean {
  return global6.check(address, "ipv6") && !inside.check(address, "ipv6");
}

function listOf(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = "", bits] = network.split("/");
    list.addSubnet(address, Number(bits), isIP(address) === 6 ? "ipv6" : "ipv4");
  }
  return list;
}

/** Link-local, where clouds keep the credentials of their machines, everybody at once, and nobody. */
const never = listOf([
  "0.0.0.0/8",
  "169.254.0.0/16",
  "224.0.0.0/4",
  "240.0.0.0/4",
  "100.100.100.200/32",
  "192.0.0.192/32",
  "::/128",
  "fe80::/10",
  "ff00::/8",
  "fd00:ec2::254/128",
]);

const inside = listOf([
  "10.0.0.0/8",
  "100.64.0.0/10",
  "127.0.0.0/8",
  "172.16.0.0/12",
  "192.0.0.0/24",
  "192.0.2.0/24",
  "192.88.99.0/24",
  "192.168.0.0/16",
  "198.18.0.0/15",
  "198.51.100.0/24",
  "203.0.113.0/24",
  "2001::/23",
  "2001:db8::/32",
  "2002::/16",
  "3fff::/20",
]);

const global6 = listOf(["2000::/3"]);
