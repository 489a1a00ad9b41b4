/**
 * One browser's stay: it is welcomed with a full view, then hears frames; what it says is limited, decoded, and
 * answered, always. When its team goes on to another round it is welcomed there. A dropped socket is not a leave. A big
 * screen hears what all hear and is told so when it asks for anything else.
 */
import type { Result } from "../../shared/base/index.ts";
import { isForExercise, PROTOCOL_VERSION } from "../../shared/protocol/index.ts";
import type { Acknowledgement, Envelope } from "../../shared/protocol/index.ts";
import { turnDown } from "../../shared/refusals/index.ts";
import type { Admission } from "../exercise/index.ts";
import type { Attached, Clock } from "../rooms/index.ts";
import { createAllowance } from "./allowance.ts";
import type { Answer, VisitorSocket } from "./messages.ts";
import { readEnvelope } from "./read.ts";
import { Encoded, OVERSIZED } from "./wire.ts";

export interface VisitOptions {
  readonly clock: Clock;
  readonly failed: (problem: unknown) => void;
  readonly heard: Heard;
}

/** `type` is a command's own, or "unread". */
export type Heard = (type: string, outcome: "done" | "refused" | "not-saved" | "failed" | "too-many") => void;

const OVERVIEW_EVERY_MS = 1000;

const known: ReadonlySet<unknown> = new Set(["command", "resync", "leave", "rtt"]);

const onlyLooks = turnDown("role/screen");

export function receive(socket: VisitorSocket, admission: Admission, options: VisitOptions): void {
  const { team, member, role, roster } = admission;
  const isScreen = role === "screen";
  const allowance = createAllowance(options.clock);
  let attached = look();
  const offMove = team.onMove(() => {
    attached.detach();
    attached = look();
  });

  /** Looks at the round that the team is in. */
  function look(): Attached {
    const next = team.room.attach(member, {
      get isReady() {
        return socket.conn.transport.writable;
      },
      send: (frame) => void socket.emit("frame", new Encoded(frame)),
      close: () => socket.conn.close(),
    });
    const head = `{"protocol":${PROTOCOL_VERSION},"member":${JSON.stringify(member)},"team":${team.number},"teams":${admission.teams},"round":${team.round.number}`;
    socket.emit("welcome", new Encoded(`${head},"frame":${next.frame},"roster":${JSON.stringify(roster())}}`));
    return next;
  }

  /** Whoever conducts several teams hears how each fares; others do when they are shown it, and when no longer. */
  function tellOverview(): void {
    stopTelling = options.clock.at(options.clock.nowMs() + OVERVIEW_EVERY_MS, tellOverview);
    const overview = admission.overview();
    if (overview === told || !socket.conn.transport.writable) return;
    told = overview;
    socket.emit("overview", new Encoded(overview ?? "null"));
  }
  let told: string | null = null;
  let stopTelling = (): void => undefined;
  if (admission.teams > 1) tellOverview();

  function carryOut({ id, command }: Envelope): Promise<Acknowledgement> {
    return isForExercise(command) ? admission.ask(id, command) : team.room.submit(member, { id, command });
  }

  /** Nothing goes on without the allowance, and whatever is thrown inside is answered too. */
  function hear(answer: Answer | undefined, act: (reply: Answer) => void | Promise<void>): void {
    const reply = replyTo(socket, answer);
    if (!allowance.take()) {
      if (allowance.isAbused) socket.disconnect(true);
      else reply(turnDown("rate/too-many"));
      options.heard("unread", "too-many");
      return;
    }
    const broken = (problem: unknown): void => {
      options.failed(problem);
      options.heard("unread", "failed");
      reply(turnDown("message/failed"));
    };
    try {
      Promise.resolve(act(reply)).catch(broken);
    } catch (problem) {
      broken(problem);
    }
  }

  socket.on("command", (raw, answer) =>
    hear(answer, async (reply) => {
      const envelope: Result<Envelope> = isScreen ? onlyLooks : readEnvelope(raw);
      const answer = envelope.ok ? await carryOut(envelope.value) : envelope;
      options.heard(envelope.ok ? envelope.value.command.type : "unread", outcomeOf(answer));
      reply(answer);
    }),
  );
  socket.on("leave", (answer) =>
    hear(answer, async (reply) => reply(isScreen ? onlyLooks : await team.room.leave(member))),
  );
  socket.on("rtt", (answer) => hear(answer, (reply) => reply({ ok: true })));
  socket.on("resync", () => hear(undefined, () => attached.resync()));
  socket.onAny((name: unknown, ...rest: Answer[]) => {
    if (known.has(name)) return;
    hear(rest.at(-1), (reply) => {
      options.heard("unread", "refused");
      reply(name === OVERSIZED ? turnDown("message/too-long") : turnDown("message/unknown"));
    });
  });
  socket.on("disconnect", () => {
    offMove();
    stopTelling();
    attached.detach();
  });
}

/** Whoever asked for no answer still hears why nothing happened. */
function replyTo(socket: VisitorSocket, answer: Answer | undefined): Answer {
  let isAnswered = false;
  return (acknowledgement) => {
    if (isAnswered) return;
    isAnswered = true;
    if (typeof answer === "function") answer(acknowledgement);
    else if (!acknowledgement.ok) socket.emit("refused", acknowledgement.refusal);
  };
}

function outcomeOf(answer: Acknowledgement): "done" | "refused" | "not-saved" {
  if (answer.ok) return "done";
  return answer.refusal.code.startsWith("store/") ? "not-saved" : "refused";
}
