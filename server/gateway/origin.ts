/**
 * Whether a page of this very site opens the socket. Tokens are what opens a seat, and no browser sends them by itself;
 * this keeps pages of others from even trying, and from holding sockets. Programs that are no browser name no origin.
 * Ports do not count: a proxy in front may listen on another, and hands on the host's name alone.
 */
import type { IncomingHttpHeaders } from "node:http";

export function comesFromHere({ origin, host, ...others }: IncomingHttpHeaders): boolean {
  if (origin === undefined) return true;
  const forwarded = others["x-forwarded-host"];
  const hosts = [host, ...(Array.isArray(forwarded) ? forwarded : [forwarded])];
  const from = URL.canParse(origin) ? new URL(origin).hostname : undefined;
  return from !== undefined && hosts.some((each) => each !== undefined && hostnameOf(each) === from);
}

function hostnameOf(host: string): string | undefined {
  return URL.canParse(`http://${host}`) ? new URL(`http://${host}`).hostname : undefined;
}
