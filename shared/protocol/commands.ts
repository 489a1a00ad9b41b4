/**
 * Every command a browser can send, as one union on `type`. This is the decode edge: what passes here has the right
 * shape and size, nothing more. Whether a seat may do it is decided in shared/play, where the state is known.
 */
import { z } from "zod";
import { mechanismFamilies } from "../content/index.ts";
import { configuration } from "./configuring.ts";
import { exerciseCommandSchema } from "./exercise.ts";
import {
  confidences,
  diagnosticIds,
  dimensions,
  experiences,
  extents,
  fragileTools,
  hypothesisStates,
  incidentStates,
  marks,
  outsiders,
  questions,
  reactions,
  severities,
  speeds,
} from "./words.ts";

const id = z.string().min(1).max(80);
const line = z.string().trim().min(1).max(280);
const paragraph = z.string().trim().min(1).max(1000);
const seat = z.int().min(0).max(7);

function command<const T extends string, S extends z.ZodRawShape>(type: T, shape: S) {
  return z.strictObject({ type: z.literal(type), ...shape });
}

const lobby = [
  command("seat.take", { seat }),
  command("seat.release", {}),
  command("seat.lend", { seat, to: seat }),
  /** Whoever asks for the place of this member from another device is that person, or is not. */
  command("return.confirm", { member: id }),
  command("return.refuse", { member: id }),
  command("experience.say", { level: z.enum(experiences) }),
  command("played.say", { played: z.boolean() }),
  command("ready.set", { ready: z.boolean() }),
  command("briefing.understood", {}),
] as const;

const host = [
  command("host.configure", configuration),
  command("host.assign", {}),
  command("host.lock", { locked: z.boolean() }),
  command("host.start", { paused: z.boolean().optional() }),
  command("clock.pause", {}),
  command("clock.resume", {}),
  command("clock.speed", { speed: z.union(speeds.map((speed) => z.literal(speed))) }),
  command("round.end", {}),
  command("round.close", {}),
] as const;

const look = [
  command("alert.ack", { alert: id }),
  command("alert.silence", { alert: id, minutes: z.int().min(1).max(30), reason: line }),
  command("diagnostic.run", { diagnostic: z.enum(diagnosticIds), target: id }),
  command("diagnostic.cancel", { run: id }),
  command("evidence.share", { card: id, claim: line.optional() }),
] as const;

const board = [
  command("hypothesis.add", {
    question: z.enum(questions),
    component: id,
    mechanism: z.enum(mechanismFamilies),
    note: line.optional(),
  }),
  command("hypothesis.link", { hypothesis: id, card: id, stance: z.enum(["for", "against", "none"]) }),
  command("hypothesis.setState", { hypothesis: id, state: z.enum(hypothesisStates) }),
  command("hypothesis.rate", { hypothesis: id, confidence: z.union(confidences.map((each) => z.literal(each))) }),
] as const;

const change = { action: id, target: id, value: z.number() };
const act = [
  command("action.prepare", change),
  command("action.dismiss", {}),
  command("action.launch", {
    ...change,
    hypothesis: id.optional(),
    /** Why it cannot wait for a second key. */
    breakGlass: line.optional(),
  }),
  command("action.cancel", { ref: id }),
  command("action.approve", { ref: id }),
  command("action.deny", { ref: id, reason: line }),
  command("action.undo", { ref: id }),
] as const;

const talk = [
  command("incident.declare", { severity: z.enum(severities) }),
  command("incident.setState", { state: z.enum(incidentStates) }),
  command("status.post", {
    state: z.enum(incidentStates),
    features: z.array(id).max(12).readonly(),
    regions: z.array(id).max(12).readonly(),
    impact: line,
    /** How many it says fail; left out where the sentence is somebody's own. */
    extent: z.enum(extents).optional(),
    nextInS: z.int().min(60).max(600),
  }),
  command("chat.say", { text: line }),
  command("chat.react", { line: z.int().min(1), reaction: z.enum(reactions) }),
  command("note.add", { text: line }),
  command("hint.ask", {}),
] as const;

const lead = [
  command("task.assign", { to: seat, text: line, minutes: z.int().min(1).max(15) }),
  command("task.ack", { task: id }),
  command("task.report", { task: id, text: line }),
  command("poll.open", { text: line }),
  command("poll.answer", { poll: id, objection: line.optional() }),
  command("change.delegate", { to: seat, action: id, minutes: z.int().min(1).max(30) }),
  command("sitrep.post", { text: paragraph }),
  command("reminder.set", { text: line, minutes: z.int().min(1).max(15) }),
  command("reminder.clear", { reminder: id }),
  /** `text`: the situation, for whoever is to take over. */
  command("handoff.offer", { to: seat, text: paragraph }),
  command("handoff.take", { handoff: id }),
  command("handoff.decline", { handoff: id, reason: line }),
  command("handoff.withdraw", { handoff: id }),
] as const;

/** What whoever facilitates does with a round. */
const guide = [
  command("guide.begin", {}),
  command("guide.extend", { minutes: z.int().min(1).max(15) }),
  command("guide.hint", {}),
  command("guide.inject", { inject: id }),
  command("guide.say", { kind: z.enum(outsiders), text: line }),
  command("guide.whisper", { seat, text: line }),
  command("guide.callAway", { seat }),
  command("guide.failTool", { tool: z.enum(fragileTools) }),
  command("guide.bookmark", { text: line, dimension: z.enum(dimensions).nullable() }),
  command("guide.mark", { expectation: z.int().min(0).max(20), mark: z.enum(marks).nullable() }),
  command("guide.probe", { question: line }),
  command("guide.endProbe", {}),
  command("probe.answer", { text: line }),
] as const;

const added = { ...change, toTick: z.int() };
export const whatIfSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("remove"), ref: id }),
  z.strictObject({ kind: z.literal("move"), ref: id, toTick: z.int() }),
  z.strictObject({ kind: z.literal("add"), ...added, and: z.strictObject(added).optional() }),
]);
const debrief = [
  command("debrief.answer", { question: z.enum(["cause", "surprise", "changed-mind"]), text: paragraph }),
  command("debrief.step", { step: z.int().min(0).max(4) }),
  command("debrief.show", {
    side: z.enum(["knew", "true"]).nullable(),
    spread: z.enum(["tree", "map"]),
    tick: z.int().min(0).max(10_000_000).nullable(),
    isRunning: z.boolean(),
  }),
  command("whatif.run", { change: whatIfSchema }),
  command("commitment.add", { text: line, who: z.string().trim().max(60), when: z.string().trim().max(60) }),
] as const;

export const commandSchema = z.discriminatedUnion("type", [
  ...lobby,
  ...host,
  ...look,
  ...board,
  ...act,
  ...talk,
  ...lead,
  ...guide,
  ...debrief,
]);

/** What the socket carries. The id is chosen by the client; sending one twice does the thing once. */
export const envelopeSchema = z.strictObject({
  id: z.string().min(1).max(40),
  command: z.discriminatedUnion("type", [commandSchema, exerciseCommandSchema]),
});

export type Command = z.infer<typeof commandSchema>;
export type CommandType = Command["type"];
export type CommandOf<T extends CommandType> = Extract<Command, { readonly type: T }>;
export type Envelope = z.infer<typeof envelopeSchema>;
