/**
 * Bots from outside: each joins over HTTP with the code and a name, as people do, and plays over a socket until the round
 * has come to its debrief and it has said there what it thinks.
 */
import { randomUUID } from "node:crypto";
import { z } from "zod";
import { ok, refuse } from "../../shared/base/index.ts";
import type { Result } from "../../shared/base/index.ts";
import { characterIds } from "../../shared/protocol/index.ts";
import type { CharacterId, Known } from "../../shared/protocol/index.ts";
import { openPlayer } from "./player.ts";
import type { Player } from "./player.ts";
import { dialSocket } from "./socketLine.ts";

export const mixes = [...characterIds, "mixed"] as const;
export type Mix = (typeof mixes)[number];

export interface CrewOptions {
  readonly url: string;
  readonly code: string;
  readonly seats: number;
  readonly mix: Mix;
  readonly seed: string;
  readonly say: (text: string) => void;
}

export interface Crew {
  /** Resolves when every bot has played to the end, or tells why one could not. */
  readonly ended: Promise<Result<null>>;
  close(): void;
}

const place = z.object({ code: z.string(), token: z.string() });
const refusal = z.object({
  code: z.string(),
  reason: z.string(),
  params: z.record(z.string(), z.union([z.string().max(10_000), z.number()])).exactOptional(),
});
/** Of a name that somebody has already, so many others are tried. */
const MOST_NAMES = 32;
/** Who has answered goes; who has not waits no longer than this on the room's clock. */
const LINGER_MS = 90_000;

export async function openCrew({ url, code, seats, mix, seed, say }: CrewOptions): Promise<Result<Crew>> {
  const players: Player[] = [];
  const crew = new Set<string>();
  const close = (): void => players.forEach((player) => player.close());
  const ends: Promise<Result<null>>[] = [];
  let number = 0;
  for (let seat = 0; seat < seats; seat++) {
    const joined = await join(url, code, () => `Bot ${++number}`);
    if (!joined.ok) {
      close();
      return joined;
    }
    const { name, token } = joined.value;
    const character = characterOf(mix, seat);
    say(`${name} (${character}) has joined ${code}.`);
    ends.push(
      new Promise((resolve) => {
        const leave = (problem: string | null): void => {
          player.close();
          resolve(problem === null ? ok(null) : refuse("bots/ended", `${name}: ${problem}`));
        };
        const over = watchEnd(leave);
        const player: Player = openPlayer({
          dial: dialSocket(url, code, token),
          character,
          seed: `${seed} ${seat}`,
          newId: randomUUID,
          hear: {
            saw: (known) => {
              crew.add(known.own.you.member);
              over(known);
            },
            ended: leave,
          },
          isBot: (member) => crew.has(member),
        });
        players.push(player);
      }),
    );
  }
  const ended = Promise.all(ends).then((all) => all.find((one) => !one.ok) ?? ok(null));
  return ok({ ended, close });
}

function characterOf(mix: Mix, seat: number): CharacterId {
  return mix === "mixed" ? (characterIds[seat % characterIds.length] ?? "competent") : mix;
}

/** Calls once, when there is nothing left to do for a bot. */
function watchEnd(leave: (problem: null) => void): (known: Known) => void {
  let isOver = false;
  let sinceMs: number | null = null;
  return ({ common, own, clockMs }) => {
    const { phase } = common.session;
    if (phase !== "debrief" && phase !== "closed") return;
    sinceMs ??= clockMs;
    const hasAnswered = own.answers.cause !== undefined && own.answers.surprise !== undefined;
    const isDone = phase === "closed" || hasAnswered || clockMs - sinceMs > LINGER_MS;
    if (isOver || !isDone) return;
    isOver = true;
    leave(null);
  };
}

async function join(
  url: string,
  code: string,
  nextName: () => string,
): Promise<Result<{ readonly name: string; readonly token: string }>> {
  for (let attempt = 0; attempt < MOST_NAMES; attempt++) {
    const name = nextName();
    const answer = await post(new URL(`/api/exercises/${encodeURIComponent(code)}/members`, url), { name });
    if (!answer.ok) return answer;
    const joined = place.safeParse(answer.value);
    if (joined.success) return ok({ name, token: joined.data.token });
    const refused = refusal.safeParse(answer.value);
    if (!refused.success) return refuse("bots/strange", `${url} answers something that is not Small Causes.`);
    if (refused.data.code !== "join/name-taken") return { ok: false, refusal: refused.data };
  }
  return refuse("join/name-taken", "Every name that a bot would take is taken.");
}

async function post(address: URL, body: object): Promise<Result<unknown>> {
  try {
    const response = await fetch(address, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    const answer: unknown = await response.json();
    return ok(answer);
  } catch {
    return refuse("bots/unreachable", `Nothing answers at ${address.origin}. Is the server running there?`);
  }
}
