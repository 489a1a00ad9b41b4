import { beforeEach, describe, expect, it } from "vitest";
import { openSession } from "../../../client/net/index.ts";
import type { Session, SessionLink } from "../../../client/net/index.ts";
import type { Known } from "../../../shared/protocol/index.ts";
import { no } from "../../../shared/refusals/index.ts";
import { GIVE_UP_MS } from "../../../client/net/session.ts";
import { delta, fakeClock, fakeLine, full, welcome } from "./line.ts";
import type { FakeClock, FakeLine } from "./line.ts";

const unanswered = no("net/unanswered");

let line: FakeLine;
let clock: FakeClock;
let session: Session;
let known: Known[];
let links: SessionLink["kind"][];
let rtts: number[];

beforeEach(() => {
  [line, clock, known, links, rtts] = [fakeLine(), fakeClock(), [], [], []];
  let ids = 0;
  session = openSession({
    dial: line.dial,
    clock,
    newId: () => `id-${++ids}`,
    events: {
      overview: () => undefined,
      welcome: (_place, next) => void known.push(next),
      known: (next) => void known.push(next),
      roster: () => undefined,
      link: ({ kind }) => void links.push(kind),
      rtt: (ms) => void rtts.push(ms),
      refused: () => undefined,
    },
  });
});

describe("joining", () => {
  it("holds a full view when it is up, and applies what follows it", () => {
    line.ear.welcome(welcome(full(7)));
    line.ear.frame(delta(8));
    expect(known.map(({ n }) => n)).toEqual([7, 8]);
    expect(links).toEqual(["joining", "up"]);
  });

  it("ignores frames that come before the welcome", () => {
    line.ear.frame(delta(3));
    expect(known).toEqual([]);
  });

  it("says why when the server turns it away", () => {
    line.ear.turnedAway({ code: "join/closed", reason: "Closed." });
    expect(links.at(-1)).toBe("refused");
  });
});

describe("a hole in the frames", () => {
  beforeEach(() => {
    line.ear.welcome(welcome(full(7)));
    line.ear.frame(delta(9));
  });

  it("asks once for everything since the last frame that is known", () => {
    line.ear.frame(delta(10));
    expect(line.resyncs).toEqual([7]);
    expect(known.map(({ n }) => n)).toEqual([7]);
  });

  it("goes on from the full view that answers", () => {
    line.ear.frame(full(10));
    line.ear.frame(delta(11));
    expect(known.map(({ n }) => n)).toEqual([7, 10, 11]);
  });
});

describe("a hidden tab", () => {
  beforeEach(() => line.ear.welcome(welcome(full(7))));

  it("starts from a full view when it was hidden for long", () => {
    session.seenAgain(60_000);
    expect(line.resyncs).toEqual([7]);
  });

  it("goes on as it is after a glance elsewhere", () => {
    session.seenAgain(1500);
    expect(line.resyncs).toEqual([]);
  });
});

describe("a command", () => {
  const say = { type: "chat.say", text: "hello" } as const;

  it("resolves with the server's answer", async () => {
    line.ear.welcome(welcome(full(1)));
    const answer = session.send(say);
    line.said[0]?.answer({ ok: true });
    await expect(answer).resolves.toEqual({ ok: true });
  });

  it("waits for the welcome when there is no line yet", () => {
    line.isOpen = false;
    void session.send(say);
    expect(line.said).toEqual([]);
    line.isOpen = true;
    line.ear.welcome(welcome(full(1)));
    expect(line.said).toHaveLength(1);
  });

  it("is sent again under the same id after the line broke, so that it is done once", async () => {
    line.ear.welcome(welcome(full(1)));
    const answer = session.send(say);
    line.ear.dropped();
    line.ear.welcome(welcome(full(30)));
    expect(line.said.map(({ envelope }) => envelope.id)).toEqual(["id-1", "id-1"]);
    line.said[1]?.answer({ ok: true });
    line.said[0]?.answer({ ok: false, refusal: unanswered });
    await expect(answer).resolves.toEqual({ ok: true });
  });

  it("is not sent again once it was answered", () => {
    line.ear.welcome(welcome(full(1)));
    void session.send(say);
    line.said[0]?.answer({ ok: true });
    line.ear.dropped();
    line.ear.welcome(welcome(full(30)));
    expect(line.said).toHaveLength(1);
  });

  it("says that nobody knows when no answer ever comes", async () => {
    line.ear.welcome(welcome(full(1)));
    const answer = session.send(say);
    clock.turn(GIVE_UP_MS);
    await expect(answer).resolves.toEqual({ ok: false, refusal: unanswered });
  });

  it("is answered with the reason when the server turns the browser away", async () => {
    const answer = session.send(say);
    const refusal = { code: "join/closed", reason: "Closed." };
    line.ear.turnedAway(refusal);
    await expect(answer).resolves.toEqual({ ok: false, refusal });
  });
});

it("measures the round trip as soon as it is up, and again every few seconds", () => {
  line.ear.welcome(welcome(full(1)));
  clock.turn(40);
  line.rtts[0]?.();
  clock.turn(5000);
  expect(rtts).toEqual([40]);
  expect(line.rtts).toHaveLength(2);
});

it("tells of a drop, and of being up again", () => {
  line.ear.welcome(welcome(full(1)));
  line.ear.dropped();
  line.ear.welcome(welcome(full(9)));
  expect(links).toEqual(["joining", "up", "down", "up"]);
});

it("carries what was asked over a break, and not into another round", async () => {
  line.ear.welcome(welcome(full(7)));
  const [asked, again] = [session.send({ type: "seat.release" }), session.send({ type: "exercise.warmUp" })];
  const before = line.said.length;
  line.ear.welcome(welcome(full(8)));
  expect(line.said.length - before).toBe(2);
  line.ear.welcome({ ...welcome(full(1)), round: 9 });
  expect(await asked).toEqual({ ok: false, refusal: unanswered });
  expect(line.said.at(-1)?.envelope.command.type).toBe("exercise.warmUp");
  session.close();
  await again;
});
