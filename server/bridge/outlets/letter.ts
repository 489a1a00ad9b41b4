/** What goes out: one POST of JSON, and how the desk names it. */
import type { Look } from "../look.ts";
import type { News } from "../news.ts";

export interface Letter {
  readonly url: string;
  /** Beside the content type. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Which kind of news it tells. */
  readonly about: News["kind"];
}

/** News, and the game as it stood then. */
export interface Telling {
  readonly news: News;
  readonly look: Look;
  /** Time of day, in milliseconds since 1970. */
  readonly nowMs: number;
}

export function letter(
  { news }: Telling,
  url: string,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Letter {
  return { url, headers, body: JSON.stringify(body), about: news.kind };
}
