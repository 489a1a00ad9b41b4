/**
 * A room kept alive by a session: frames become signals, a tab that comes back asks for the present, and what happened
 * meanwhile is told once. There is no room before the first full view.
 */
import { batch, computed, signal, untracked } from "@preact/signals";
import type { ReadonlySignal } from "@preact/signals";
import { must } from "../../shared/base/index.ts";
import type { Refusal, Tick } from "../../shared/base/index.ts";
import type { Acknowledgement, Known, Overview } from "../../shared/protocol/index.ts";
import { openSession } from "../net/index.ts";
import type { Asked, Dial, RoundPlace, SessionClock, SessionLink } from "../net/index.ts";
import { absenceOf } from "./absence.ts";
import type { Absence } from "./absence.ts";
import { createDrafts } from "./drafts.ts";
import type { Room } from "./room.ts";
import { createUi } from "./ui.ts";
import type { Keeper } from "./ui.ts";

const SHORT_MS = 80;

export interface LiveOptions {
  readonly code: string;
  readonly dial: Dial;
  readonly keeper: Keeper;
  readonly clock: SessionClock;
  readonly newId: () => string;
}

export interface LiveRoom {
  readonly link: ReadonlySignal<SessionLink>;
  readonly room: ReadonlySignal<Room | null>;
  /** The tab was hidden, or is seen again. */
  visible(isVisible: boolean): void;
  close(): void;
}

export function createLiveRoom({ code, dial, keeper, clock, newId }: LiveOptions): LiveRoom {
  const known = signal<Known | null>(null);
  const names = signal<Readonly<Record<string, string>>>({});
  const bots = signal<readonly string[]>([]);
  const teamName = signal<string | null>(null);
  const link = signal<SessionLink>({ kind: "joining" });
  const rttMs = signal<number | null>(null);
  const waiting = signal(0);
  const absence = signal<Absence | null>(null);
  const refusal = signal<Refusal | null>(null);
  const watch = createWatch(keeper, `seen.${code}`, clock);
  const place = signal<RoundPlace | null>(null);
  const overview = signal<Overview | null>(null);
  /** The newest notice that was told; null before the first view: what stands there then is old. */
  let notices: number | null = null;
  let isVisible = true;

  const session = openSession({
    dial,
    clock,
    newId,
    events: {
      welcome(next, view) {
        batch(() => {
          const { value } = place;
          const isSame = value?.team === next.team && value.round === next.round;
          // What was missed of another round is of no use in this one.
          if (value !== null && !isSame) forget();
          if (!isSame) place.value = next;
          learn(view);
        });
      },
      overview: (next) => (overview.value = next),
      known: (next) => batch(() => learn(next)),
      roster: ({ names: people, bots: machines = [], teamName: called = null }) =>
        batch(() => ([names.value, bots.value, teamName.value] = [people, machines, called])),
      link(next) {
        if (next.kind === "down") watch.away(known.peek()?.tick);
        link.value = next;
      },
      rtt: (ms) => (rttMs.value = Math.round(ms)),
      refused: (next) => (refusal.value = next),
    },
  });

  function learn(next: Known): void {
    known.value = next;
    const missed = isVisible ? watch.back(next) : null;
    if (missed !== null) absence.value = missed;
    tellNotices(next);
  }

  function forget(): void {
    [absence.value, refusal.value] = [null, null];
    notices = null;
    watch.forget();
  }

  /** Something that was accepted could not be done when its turn came: the person who asked must hear it. */
  function tellNotices({ own }: Known): void {
    const newest = own.notices.at(-1);
    const isNew = notices !== null && newest !== undefined && newest.n > notices;
    notices = newest?.n ?? 0;
    if (isNew) refusal.value = newest.refusal;
  }

  /** An answer that comes at once is not worth a word. */
  async function send(command: Asked): Promise<Acknowledgement> {
    let isLong = false;
    const stop = clock.after(SHORT_MS, () => {
      isLong = true;
      waiting.value += 1;
    });
    const answer = await session.send(command);
    stop();
    if (isLong) waiting.value -= 1;
    return answer;
  }

  async function tell(command: Asked, then?: () => void): Promise<void> {
    const answer = await send(command);
    refusal.value = answer.ok ? null : answer.refusal;
    if (answer.ok) then?.();
  }

  const part = <T>(of: (known: Known) => T): ReadonlySignal<T> => computed(() => of(must(known.value, "view")));
  /** Each round has a desk of its own. */
  const roomOf = ({ team, teams, round }: RoundPlace): Room => ({
    code,
    round,
    team,
    teams,
    overview,
    common: part(({ common }) => common),
    own: part(({ own }) => own),
    tick: part(({ tick }) => tick),
    clockMs: part(({ clockMs }) => clockMs),
    names,
    bots,
    teamName,
    link,
    rttMs,
    waiting,
    absence,
    refusal,
    ui: createUi(keeper, `ui.${code}.${team}.${round}`),
    drafts: createDrafts(keeper, `draft.${code}.${team}.${round}`),
    send,
    ask: (command, then) => void tell(command, then),
    askExercise: (command) => void tell(command),
    dismiss(what) {
      if (what === "absence") absence.value = null;
      else refusal.value = null;
    },
  });
  return {
    link,
    room: computed(() => {
      const { value } = place;
      return value === null ? null : untracked(() => roomOf(value));
    }),
    visible(isNow) {
      isVisible = isNow;
      if (!isVisible) watch.away(known.peek()?.tick);
      else session.seenAgain(watch.awayMs());
    },
    close: () => session.close(),
  };
}

/** Since when nobody can have seen the screen: a hidden tab, a broken line, a reload. Kept, so that a reload counts. */
interface Watch {
  away(tick: Tick | undefined): void;
  awayMs(): number;
  forget(): void;
  /** The first view after an absence ends it, and says what was missed. */
  back(known: Known): Absence | null;
}

function createWatch(keeper: Keeper, key: string, clock: SessionClock): Watch {
  const read = (): { tick: Tick; atMs: number } | null => {
    const [tick, atMs] = (keeper.read(key) ?? "").split("/").map(Number);
    return tick !== undefined && atMs !== undefined && Number.isFinite(tick) && atMs > 0 ? { tick, atMs } : null;
  };
  let since = read();
  return {
    away(tick) {
      if (since !== null || tick === undefined) return;
      since = { tick, atMs: clock.nowMs() };
      keeper.write(key, `${since.tick}/${since.atMs}`);
    },
    awayMs: () => (since === null ? 0 : clock.nowMs() - since.atMs),
    forget() {
      since = null;
      keeper.write(key, "");
    },
    back(known) {
      if (since === null) return null;
      const { tick, atMs } = since;
      since = null;
      keeper.write(key, "");
      return absenceOf(tick, known.tick, (clock.nowMs() - atMs) / 1000, known.common.timeline);
    },
  };
}
