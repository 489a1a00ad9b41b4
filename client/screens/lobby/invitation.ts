/**
 * The address that joins a session, for others: the one of this page, unless it leads everybody to their own computer.
 * Then it is one of those that the server tells its host.
 */
import type { LobbyView } from "./view.ts";

export function isOwnComputer(page: string): boolean {
  return /^(localhost|127(\.\d+){3}|\[::1\])$/.test(new URL(page).hostname);
}

/** `addresses` are how others reach the server, where it could be asked. */
export function inviteFrom(
  page: string,
  code: string,
  addresses: readonly string[],
): Pick<LobbyView, "url" | "localOnly"> {
  const join = (address: string): string => new URL(`/r/${code}`, address).href;
  if (!isOwnComputer(page)) return { url: join(page), localOnly: null };
  const others = addresses.map(join);
  return { url: others[0] ?? join(page), localOnly: { host: new URL(page).host, others } };
}
