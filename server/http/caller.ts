/**
 * From which address a request comes: the nearest one, or what balancers say that this server trusts. Whoever is not
 * trusted can say nothing about itself, so nobody escapes the limits for wrong codes by inventing an address.
 */
import type { IncomingMessage } from "node:http";
import { BlockList, isIP } from "node:net";

export type CallerOf = (request: IncomingMessage) => string;

export const nearest: CallerOf = ({ socket }) => plain(socket.remoteAddress ?? "unknown");

/** `proxies`: their addresses or networks, such as 10.0.0.0/8. */
export function behind(proxies: readonly string[]): CallerOf {
  const trusted = new BlockList();
  for (const proxy of proxies) {
    const [address = "", bits] = proxy.split("/");
    const family = familyOf(address);
    if (bits === undefined) trusted.addAddress(address, family);
    else trusted.addSubnet(address, Number(bits), family);
  }
  return (request) => {
    const named = told(request);
    let caller = nearest(request);
    while (isIP(caller) > 0 && trusted.check(caller, familyOf(caller))) {
      const before = named.pop();
      if (before === undefined || isIP(before) === 0) break;
      caller = before;
    }
    return caller;
  };
}

/** Each that passed it on named the one it had it from, at the end. */
export function told({ headers }: IncomingMessage): string[] {
  return [headers["x-forwarded-for"] ?? ""].flat().join(",").split(",").map(plain);
}

function familyOf(address: string): "ipv4" | "ipv6" {
  return isIP(address) === 6 ? "ipv6" : "ipv4";
}

function plain(address: string): string {
  return address.trim().replace(/^::ffff:(?=\d+\.)/i, "");
}
