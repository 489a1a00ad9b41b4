/**
 * The bridge of one team: it looks at the game once a second, by a timer of its own, tells the outlets what is new and
 * keeps the text of the metrics as it was at the last look. The room knows nothing of it and waits for none of it.
 */
import { createHash, timingSafeEqual } from "node:crypto";
import { goodbye, newsBetween } from "./news.ts";
import type { News } from "./news.ts";
import type { Look } from "./look.ts";
import { expose } from "./metrics/exposition.ts";
import type { Family } from "./metrics/exposition.ts";
import { familiesOf } from "./metrics/game.ts";
import { createTotals } from "./metrics/totals.ts";
import { letterFor } from "./outlets/index.ts";
import { createOutbox } from "./sending/outbox.ts";
import type { Outbox, OutboxOptions } from "./sending/outbox.ts";
import { outletIds } from "./settings.ts";
import type { BridgeSettings, OutletId, TokenId } from "./settings.ts";
import { deskOf } from "./desk.ts";
import type { BridgeDesk } from "./desk.ts";

export interface BridgeOptions extends OutboxOptions {
  /** The game as everybody in its room sees it; null when it is not run here any more, which ends the bridge. */
  readonly look: () => Look | null;
}

export interface Bridge {
  readonly settings: BridgeSettings;
  change(settings: BridgeSettings): void;
  /** Whether somebody who shows this may come in by that door. */
  opensTo(door: TokenId, token: string | undefined): boolean;
  /** In Prometheus' text format, as of the last look. */
  metrics(): string;
  /** False where there is no such outlet. */
  test(outlet: OutletId): boolean;
  /** For its host: no secret is in it. */
  desk(): BridgeDesk;
  /** It is turned off: what still fires is resolved, and what waits may go. */
  retire(): void;
  close(): void;
}

const EVERY_MS = 1000;

export function openBridge(options: BridgeOptions, first: BridgeSettings): Bridge {
  const { look, timers, today, failed } = options;
  const totals = createTotals();
  const outboxes = new Map<OutletId, Outbox>();
  let settings = first;
  let last: Look | null = null;
  let text: string | null = null;
  let stop = (): void => undefined;

  /** Whatever breaks here breaks here alone. */
  function turn(): void {
    try {
      const now = look();
      if (!now) return close();
      stop = timers.at(timers.nowMs() + EVERY_MS, turn);
      follow(now);
    } catch (problem) {
      failed(problem);
      close();
    }
  }

  function follow(now: Look): void {
    if (last && last.common === now.common && last.tick === now.tick) return;
    totals.take(now);
    for (const news of newsBetween(last, now)) for (const outlet of outletIds) tell(outlet, news, now);
    [last, text] = [now, null];
  }

  function tell(outlet: OutletId, news: News, now: Look): void {
    const letter = letterFor(outlet, settings.outlets, { news, look: now, nowMs: today() });
    if (letter) boxOf(outlet).put(letter);
  }

  function boxOf(outlet: OutletId): Outbox {
    const box = outboxes.get(outlet) ?? createOutbox(options);
    outboxes.set(outlet, box);
    return box;
  }

  function close(): void {
    stop();
    for (const box of outboxes.values()) box.close();
    outboxes.clear();
  }

  turn();
  return {
    get settings() {
      return settings;
    },
    change(next) {
      const before = settings;
      settings = next;
      for (const outlet of outletIds) {
        if (JSON.stringify(before.outlets[outlet]) === JSON.stringify(next.outlets[outlet])) continue;
        outboxes.get(outlet)?.close();
        outboxes.delete(outlet);
        if (last) for (const news of newsBetween(null, last)) tell(outlet, news, last);
      }
    },
    opensTo: (door, token) => token !== undefined && isSame(hashIn(settings, door), token),
    metrics() {
      text ??= last ? expose([...familiesOf(last, totals), ...deliveries(outboxes)]) : "";
      return text;
    },
    test(outlet) {
      if (!last || settings.outlets[outlet] === null) return false;
      tell(outlet, { kind: "test" }, last);
      return true;
    },
    desk: () => deskOf(settings, outboxes),
    retire() {
      stop();
      if (last) for (const news of goodbye(last)) for (const outlet of outletIds) tell(outlet, news, last);
      for (const box of outboxes.values()) box.finish();
    },
    close,
  };
}

function hashIn({ metricsHash, pagerHash }: BridgeSettings, door: TokenId): string | null {
  return door === "metrics" ? metricsHash : pagerHash;
}

/** Takes as long whatever is shown. */
function isSame(hash: string | null, token: string): boolean {
  const shown = createHash("sha256").update(token).digest();
  const kept = Buffer.from(hash ?? "", "hex");
  return kept.length === shown.length && timingSafeEqual(kept, shown);
}

function deliveries(outboxes: ReadonlyMap<OutletId, Outbox>): readonly Family[] {
  const family = (name: string, help: string, pick: (box: Outbox) => number): Family => ({
    name: `small_causes_game_bridge_${name}`,
    help,
    type: name.endsWith("_total") ? "counter" : "gauge",
    labels: ["outlet"],
    samples: [...outboxes].map(([outlet, box]) => ({ labels: [outlet], value: pick(box) })),
  });
  return [
    family("delivered_total", "Messages that an outlet has delivered.", ({ state }) => state.delivered),
    family("waiting", "Messages that wait to be delivered.", ({ state }) => state.waiting),
  ];
}
