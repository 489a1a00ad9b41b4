/**
 * A brain plays one seat: what its view says, its memory and the room's clock give at most one command and the next
 * memory. Pure. It does one thing at a time as a person does: sees it, takes the time that it takes, looks again
 * whether it is still wanted, and says it. What was refused it leaves alone for a while, longer each time.
 */
import type { CharacterId, Command } from "../protocol/index.ts";
import { chanceOf, draw } from "./chance.ts";
import { effortMs, paces } from "./characters.ts";
import { habitsOf } from "./habits/index.ts";
import { answerProbe } from "./habits/probe.ts";
import { mannerly } from "./manners.ts";
import { see } from "./sight.ts";
import type { Shown } from "./sight.ts";
import type { Past, Wish } from "./wish.ts";

/** Plain data. One that is lost, as with a process, costs a bot what it was about to do and nothing of the round. */
export interface Memory extends Past {
  readonly character: CharacterId;
  /** What it is about to say, and when it is ready to. */
  readonly intent: { readonly key: string; readonly readyMs: number } | null;
  /** What it said last, for the answer that comes. */
  readonly saying: string | null;
}

export interface Thought {
  readonly command: Command | null;
  readonly memory: Memory;
}

const FIRST_REFUSAL_MS = 30_000;

export function startBrain(character: CharacterId, seed: string): Memory {
  return { character, chance: chanceOf(`${character} ${seed}`), said: {}, refused: {}, intent: null, saying: null };
}

/** What comes to its mind as the room looks now. */
export function think(memory: Memory, shown: Shown): Thought {
  const { intent, character } = memory;
  const { clockMs } = shown;
  const asked = answerProbe(shown);
  if (asked && isOpen(memory, asked, clockMs)) return say(memory, asked, clockMs);
  if (intent && clockMs < intent.readyMs) return { command: null, memory };
  const sight = see(shown);
  const minded = habitsOf[character].flatMap((habit) => habit(sight, memory));
  const wishes = mannerly(sight, character, minded).filter((wish) => isOpen(memory, wish, clockMs));
  const wanted = intent && wishes.find(({ key }) => key === intent.key);
  return wanted ? say(memory, wanted, clockMs) : { command: null, memory: intend(memory, wishes[0], clockMs) };
}

/** Its last command was not done: it lets that be for a while, and longer each time. */
export function refusedBy(memory: Memory, clockMs: number): Memory {
  const { saying, refused, said } = memory;
  if (saying === null) return memory;
  const times = (refused[saying]?.times ?? 0) + 1;
  const untilMs = clockMs + FIRST_REFUSAL_MS * times * times;
  const others = Object.fromEntries(Object.entries(said).filter(([key]) => key !== saying));
  return { ...memory, said: others, refused: { ...refused, [saying]: { times, untilMs } }, saying: null };
}

function isOpen({ said, refused }: Memory, { key, everyMs = Infinity }: Wish, clockMs: number): boolean {
  const saidMs = said[key];
  return (saidMs === undefined || clockMs - saidMs >= everyMs) && clockMs >= (refused[key]?.untilMs ?? 0);
}

function say(memory: Memory, { key, command }: Wish, clockMs: number): Thought {
  const [, chance] = draw(memory.chance);
  const said = { ...memory.said, [key]: clockMs };
  return { command, memory: { ...memory, chance, said, intent: null, saying: key } };
}

/** Chance goes on when something is said: until then the same thing comes to mind. */
function intend(memory: Memory, wish: Wish | undefined, clockMs: number): Memory {
  if (!wish) return { ...memory, intent: null };
  const [luck] = draw(memory.chance);
  const readyMs = clockMs + effortMs(paces[memory.character], wish, luck);
  return { ...memory, intent: { key: wish.key, readyMs } };
}
