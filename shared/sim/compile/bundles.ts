/** Calls side by side of each pool, and the room for who waits for which of them. */
import { roomOf } from "../../content/index.ts";
import type { Topology } from "../../content/index.ts";
import type { Bundle, BundleEntries, Client, Ring } from "./plant.ts";

/** Ticks that contexts are kept apart by at most; older ones are taken together. */
const OLDEST = 256;

/** Of each call the first one that it is made side by side with, and its place among them; null where it is alone. */
export function seatsOf({ calls }: Topology): readonly ({ readonly lead: number; readonly seat: number } | null)[] {
  let lead = 0;
  return calls.map(({ spec }, index) => {
    if (spec.beside === undefined) lead = index;
    const isAlone = spec.beside === undefined && calls[index + 1]?.spec.beside === undefined;
    return isAlone ? null : { lead, seat: index - lead };
  });
}

/** `ringFor` makes a ring of at least so many ticks. Clients that are made side by side stand one after another. */
export function bundlesOf(
  clients: readonly Pick<Client, "pool" | "call" | "ring" | "seat" | "bundle">[],
  classes: number,
  ringFor: (ticks: number) => Ring,
): { readonly bundles: readonly Bundle[]; readonly bundleEntries: BundleEntries } {
  const count = Math.max(-1, ...clients.map(({ bundle }) => bundle)) + 1;
  const entries = { masses: 0, deserted: 0, seats: 0 };
  const bundles = Array.from({ length: count }, (_, index): Bundle => {
    const members = clients.flatMap(({ bundle }, client) => (bundle === index ? [client] : []));
    const own = clients.filter(({ bundle }) => bundle === index);
    const ring = ringFor(Math.min(OLDEST, Math.max(...own.map(longestTicks))));
    const bundle = { pool: own[0]?.pool ?? -1, clients: members, ring, ...entries };
    entries.masses += (classes * ring.length) << members.length;
    entries.deserted += classes * ring.length * members.length;
    entries.seats += classes * members.length;
    return bundle;
  });
  return { bundles, bundleEntries: entries };
}

/** All attempts of a call and the waits between them. */
function longestTicks({ call }: Pick<Client, "call">): number {
  const { timeoutMs, retries, waitMs } = roomOf(call.spec);
  return timeoutMs === null ? OLDEST : (timeoutMs * (retries + 1) + waitMs * retries) / 100 + 8;
}
