/**
 * The smallest bot: it joins with a code, takes a free seat, says ready, reads the briefing, acknowledges pages, takes a
 * look at the place of a page and shares what it finds, and answers the private questions of the debrief. Plain Node, and
 * `socket.io-client` alone. How the server is talked to: docs/protocol.md.
 *
 *   node docs/examples/bot.mjs http://localhost:3000 K7MQ4R "Bot Ada"
 */
import { io } from "socket.io-client";

const PROTOCOL = 6;
/** As slowly as a person. */
const THINK_MS = Number(process.env.THINK_MS ?? 3000);
const [url, code, name = "Bot Ada"] = process.argv.slice(2);

const joined = await fetch(`${url}/api/exercises/${code}/members`, {
  method: "POST",
  headers: { "content-type": "application/json" },
  body: JSON.stringify({ name }),
});
const place = await joined.json();
if (!joined.ok) throw new Error(place.reason);

const socket = io(url, { query: { x: place.code }, auth: { protocol: PROTOCOL, token: place.token } });
let view = null;
let sent = 0;
let isWaiting = false;
const done = new Set();

socket.on("connect_error", ({ data }) => {
  // Without data the network is down, and socket.io tries again by itself.
  if (data) stop(data.reason);
});
// Also after each reconnection, and when the team goes on to another round.
socket.on("welcome", ({ frame }) => {
  view = frame;
  isWaiting = false;
  think();
});
socket.on("frame", (frame) => {
  if (frame.kind === "full") view = frame;
  else if (view && frame.n === view.n + 1) {
    const [common, own] = [apply(view.common, frame.common), apply(view.own, frame.own)];
    view = { ...frame, common, own };
  } else if (view && frame.n > view.n) socket.emit("resync");
  think();
});

/** A delta names the sections that changed: whole, or rows to drop at the front and to append. Those of `metrics` are packed. */
function apply(before, delta) {
  if (!delta) return before;
  const changed = Object.entries(delta).map(([section, part]) => [
    section,
    "set" in part ? part.set : [...(before[section] ?? []).slice(part.drop), ...part.append],
  ]);
  return { ...before, ...Object.fromEntries(changed) };
}

/** One thing at a time, a moment after it was seen. */
function think() {
  const command = isWaiting || !view ? undefined : wanted(view.common, view.own);
  if (!command) return;
  isWaiting = true;
  setTimeout(() => {
    // An id of its own: sent twice, a command is still done once.
    socket.emit("command", { id: `${place.member}-${++sent}`, command }, (answer) => {
      isWaiting = false;
      if (!answer.ok) console.log(`${command.type}: ${answer.refusal.code}. ${answer.refusal.reason}`);
      if (view.common.session.phase === "debrief" && done.has("cause")) stop();
    });
  }, THINK_MS);
}

function wanted({ session, seats, alerts }, { you, tray, diagnostics }) {
  const seat = seats.find((one) => one.seat === you.seat);
  const free = seats.find((one) => one.state === "free");
  if (session.phase === "closed") return stop();
  if (!seat) return free && once(`seat ${free.seat}`, { type: "seat.take", seat: free.seat });
  if (session.phase === "lobby" && !seat.isReady) return once("ready", { type: "ready.set", ready: true });
  if (session.phase === "briefing" && !seat.hasUnderstood) return once("read", { type: "briefing.understood" });
  if (session.phase === "debrief")
    return once("cause", { type: "debrief.answer", question: "cause", text: "Ask somebody who can reason." });
  if (session.phase !== "live" || session.isPaused) return undefined;
  const [card] = tray.filter(({ id }) => !done.has(`share ${id}`));
  if (card) return once(`share ${card.id}`, { type: "evidence.share", card: card.id });
  const pages = alerts.filter(({ severity, state }) => severity === "page" && state === "firing");
  const fresh = pages.find(({ id, ackedBy }) => ackedBy === null && !done.has(`ack ${id}`));
  if (fresh) return once(`ack ${fresh.id}`, { type: "alert.ack", alert: fresh.id });
  if (pages.length === 0 || diagnostics.runs.length > 0) return undefined;
  for (const { diagnostic, targets } of diagnostics.available) {
    const target = targets.find((one) => !done.has(`${diagnostic} ${one}`));
    if (target) return once(`${diagnostic} ${target}`, { type: "diagnostic.run", diagnostic, target });
  }
  return undefined;
}

function once(key, command) {
  if (done.has(key)) return undefined;
  done.add(key);
  return command;
}

function stop(problem) {
  if (problem) console.error(problem);
  process.exitCode = problem ? 1 : 0;
  socket.disconnect();
}
