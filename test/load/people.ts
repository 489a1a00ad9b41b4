/**
 * Everybody at a server under load: a line each, over a socket as a browser's, that follows what comes and counts it.
 * Who is given a character is played by a bot; the others do what they are told.
 */
import { randomUUID } from "node:crypto";
import { io } from "socket.io-client";
import { z } from "zod";
import { openPlayer } from "../../server/bots/index.ts";
import type { Dial } from "../../server/bots/index.ts";
import { follow, PROTOCOL_VERSION, startFrom } from "../../shared/protocol/index.ts";
import type { Acknowledgement, CharacterId, Command, Frame, Known, Welcome } from "../../shared/protocol/index.ts";

const placeShape = z.object({ code: z.string(), member: z.string(), token: z.string() });
type Place = z.infer<typeof placeShape>;

/** What came over all lines that share it. */
export interface Tally {
  bytes: number;
  frames: number;
  refused: number;
  /** How long each command waited for its answer. */
  readonly waitsMs: number[];
}

export interface Person {
  readonly known: () => Known | null;
  readonly welcomes: () => number;
  /** Why the server sent them away, if it did. */
  readonly problem: () => string | null;
  say(message: object): Promise<Acknowledgement>;
  close(): void;
}

export function newTally(): Tally {
  return { bytes: 0, frames: 0, refused: 0, waitsMs: [] };
}

export function found(url: string, wanted: object): Promise<Place> {
  return post(url, "/api/exercises", { name: "Host", ...wanted }, 0);
}

/** The nth of them; each comes from an address of their own. */
export function join(url: string, code: string, n: number): Promise<Place> {
  return post(url, `/api/exercises/${code}/members`, { name: `Player ${n + 1}` }, n);
}

async function post(url: string, path: string, body: object, n: number): Promise<Place> {
  const from = `10.0.${n >> 8}.${n & 255}`;
  const answer = await fetch(url + path, {
    method: "POST",
    headers: { "content-type": "application/json", "x-forwarded-for": from },
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${path}: ${text}`);
  return placeShape.parse(JSON.parse(text));
}

/** Somebody who says what they are told to. */
export function sit(url: string, place: Place, tally: Tally): Person {
  const seen = newSight();
  const line = lineOf(url, place, tally, {
    welcome(frame) {
      seen.welcomes++;
      seen.known = startFrom(frame);
    },
    frame(next) {
      const taken = seen.known ? follow(seen.known, next) : null;
      if (taken?.is === "gap") line.resync();
      if (taken?.is === "new") seen.known = taken.known;
    },
    ended: (why) => (seen.problem = why),
  });
  return personOf(seen, line);
}

/** Somebody whom a bot plays. */
export function seatBot(url: string, place: Place, tally: Tally, character: CharacterId, seed: string): Person {
  const seen = newSight();
  const dial: Dial = (ear) => {
    const line = lineOf(url, place, tally, {
      welcome(frame, round) {
        seen.welcomes++;
        ear.welcome(round, frame);
      },
      frame: (frame) => ear.frame(frame),
      ended: (why) => ear.ended(why),
    });
    return {
      command: (spoken, answered) => void line.say(spoken).then(answered),
      resync: () => line.resync(),
      close: () => line.close(),
    };
  };
  const player = openPlayer({
    dial,
    character,
    seed,
    newId: randomUUID,
    hear: { saw: (now) => (seen.known = now), ended: (why) => (seen.problem = why ?? "the line ended") },
  });
  return personOf(seen, {
    say: () => Promise.reject(new Error("a bot says what it likes")),
    close: () => player.close(),
  });
}

interface Sight {
  known: Known | null;
  welcomes: number;
  problem: string | null;
}

function newSight(): Sight {
  return { known: null, welcomes: 0, problem: null };
}

function personOf(seen: Sight, line: Pick<Person, "say" | "close">): Person {
  return {
    known: () => seen.known,
    welcomes: () => seen.welcomes,
    problem: () => seen.problem,
    say: (message) => line.say(message),
    close: () => line.close(),
  };
}

export function command(command: Command): object {
  return { id: randomUUID(), command };
}

interface Heard {
  welcome(frame: Welcome["frame"], round: number): void;
  frame(frame: Frame): void;
  ended(problem: string): void;
}

function lineOf(url: string, { code, token }: Place, tally: Tally, heard: Heard) {
  const socket = io(url, {
    transports: ["websocket"],
    query: { x: code },
    auth: { protocol: PROTOCOL_VERSION, token },
    forceNew: true,
    reconnectionDelay: 300,
    reconnectionDelayMax: 3000,
  });
  socket.io.on("open", () =>
    socket.io.engine.on("packet", ({ data }: { data?: unknown }) => {
      tally.bytes += typeof data === "string" ? data.length : 0;
    }),
  );
  socket.on("welcome", ({ frame, round }: Welcome) => heard.welcome(frame, round));
  socket.on("frame", (frame: Frame) => {
    tally.frames++;
    heard.frame(frame);
  });
  socket.on("connect_error", (problem) => {
    if ("data" in problem && problem.data !== undefined) heard.ended(problem.message);
  });
  return {
    say(message: object): Promise<Acknowledgement> {
      const saidMs = performance.now();
      return new Promise((resolve) =>
        socket.emit("command", message, (answer: Acknowledgement) => {
          tally.waitsMs.push(performance.now() - saidMs);
          if (!answer.ok) tally.refused++;
          resolve(answer);
        }),
      );
    },
    resync: () => void socket.emit("resync"),
    close: () => void socket.disconnect(),
  };
}
