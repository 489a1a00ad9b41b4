/** Why a change waits, has failed or could not be undone, in words. */
import { said } from "./words.ts";
import type { Params, Words } from "./words.ts";

/** What the tool itself said goes before what is known of the kind of obstacle. */
export function obstacleText({ code, of, says }: Obstacle, words: Words): string {
  if (says !== null && says !== "") return `“${says}”`;
  const name = words.place(of);
  switch (code) {
    case "no-answer":
      return words.t("say.obstacle.noAnswer", { name });
    case "limit":
      return words.t("say.obstacle.limit", { name });
    case "frozen":
      return words.t("say.obstacle.frozen");
    case "outcome":
      return words.t("say.obstacle.outcome", { name });
    case "invalid":
      return words.t("say.obstacle.invalid", { name });
    case "nothing-back":
      return words.t("say.obstacle.nothingBack", { name });
    default:
      return words.t("say.obstacle.unknown");
  }
}

interface Obstacle {
  readonly code: string;
  readonly of: string;
  readonly says: string | null;
}

/** The same for a message that carries one; empty for one that does not. */
export function obstacleIn(params: Params, words: Words): string {
  const code = said(params, "why");
  return code === "" ? "" : obstacleText({ code, of: said(params, "of"), says: said(params, "says") }, words);
}
