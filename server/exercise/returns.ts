/**
 * Back by name: who lost their token asks from another device for the place of a member who is away, and waits for the
 * host or the incident commander to say that it is them. One asks for a place at a time, and whoever was turned down
 * cannot ask again at once: nobody presses a team into saying yes.
 */
import type { Result } from "../../shared/base/index.ts";
import { returnRefusal } from "../../shared/play/index.ts";
import { turnDown } from "../../shared/refusals/index.ts";
import type { Clock, Room } from "../rooms/index.ts";

export interface Returns {
  /** Resolves with whether the team lets them in, or with why they were not asked or not heard. */
  ask(room: Room, member: string, gone: AbortSignal): Promise<Result<void>>;
  /** The room says how an asking ended. */
  answered(member: string, isLetIn: boolean): void;
}

/** Under the minute after which what stands between browsers and servers gives up. */
export const HEARD_WITHIN_MS = 50_000;
const AGAIN_AFTER_MS = 60_000;
const MOST_TURNED_DOWN = 1000;

type Ending = "let-in" | "turned-down" | "unheard";

export function createReturns(clock: Clock): Returns {
  const asking = new Map<string, (ending: Ending) => void>();
  const turnedDownAtMs = new Map<string, number>();

  function wait(member: string, gone: AbortSignal): Promise<Ending> {
    return new Promise((resolve) => {
      const giveUp = (): void => end("unheard");
      const stop = clock.at(clock.nowMs() + HEARD_WITHIN_MS, giveUp);
      const end = (ending: Ending): void => {
        stop();
        gone.removeEventListener("abort", giveUp);
        asking.delete(member);
        resolve(ending);
      };
      asking.set(member, end);
      gone.addEventListener("abort", giveUp);
      if (gone.aborted) giveUp();
    });
  }

  function isTooSoon(member: string): boolean {
    const atMs = turnedDownAtMs.get(member);
    return atMs !== undefined && clock.nowMs() - atMs < AGAIN_AFTER_MS;
  }

  function remember(member: string): void {
    turnedDownAtMs.set(member, clock.nowMs());
    const oldest = turnedDownAtMs.size > MOST_TURNED_DOWN ? turnedDownAtMs.keys().next().value : undefined;
    if (oldest !== undefined) turnedDownAtMs.delete(oldest);
  }

  return {
    async ask(room, member, gone) {
      const refusal = returnRefusal(room.round.play, member);
      if (refusal) return { ok: false, refusal };
      if (asking.has(member)) return turnDown("join/asked-already");
      if (isTooSoon(member)) {
        return turnDown("join/asked-lately");
      }
      const ending = wait(member, gone);
      const asked = await room.ask(member, true);
      if (!asked.ok) {
        asking.get(member)?.("unheard");
        return asked;
      }
      switch (await ending) {
        case "let-in":
          return { ok: true, value: undefined };
        case "turned-down":
          remember(member);
          return turnDown("join/not-let-in");
        case "unheard":
          await room.ask(member, false);
          return turnDown("join/unheard");
      }
    },
    answered: (member, isLetIn) => asking.get(member)?.(isLetIn ? "let-in" : "turned-down"),
  };
}
