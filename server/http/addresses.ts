/**
 * Under which addresses other computers of the network reach this server: what a host hands on. The name localhost
 * leads everybody to their own computer.
 */
import type { networkInterfaces } from "node:os";

type Interfaces = ReturnType<typeof networkInterfaces>;

/** None while the server listens on this computer's own loopback alone. */
export function addressesOf(host: string | undefined, port: number, interfaces: Interfaces): readonly string[] {
  const isEverywhere = host === undefined || host === "0.0.0.0" || host === "::";
  const own = Object.values(interfaces).flatMap((each) => each ?? []);
  return own
    .filter(({ family, internal, address }) => family === "IPv4" && !internal && (isEverywhere || address === host))
    .map(({ address }) => `http://${address}:${port}`);
}
