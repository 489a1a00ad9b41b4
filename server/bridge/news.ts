/**
 * What has become known between two looks at a game, for tools that want to be told. The first look tells of the alerts
 * that fire and of nothing older: after a restart they are told again, under the same key, so that nobody is paged twice
 * and nobody is forgotten.
 */
import type { AlertView, CardView, PostView, TimelineRow } from "../../shared/protocol/index.ts";
import { openAlerts } from "./look.ts";
import type { Look } from "./look.ts";

export type News =
  | { readonly kind: "fired" | "acknowledged" | "resolved"; readonly key: string; readonly alert: AlertView }
  | { readonly kind: "posted"; readonly post: PostView }
  | { readonly kind: "reported"; readonly text: string }
  | { readonly kind: "shared"; readonly card: CardView }
  /** A host wants to see whether it arrives. */
  | { readonly kind: "test" };

export function newsBetween(before: Look | null, now: Look): readonly News[] {
  if (before && before.tag !== now.tag) return [...goodbye(before), ...newsBetween(null, now)];
  const open = openAlerts(now);
  const was = new Map((before ? openAlerts(before) : []).map((alert) => [alert.id, alert]));
  const still = new Set(open.map(({ id }) => id));
  return [
    ...open.flatMap((alert): readonly News[] => {
      const key = keyOf(now, alert);
      const known = was.get(alert.id);
      const isNew = known?.sinceTick !== alert.sinceTick;
      const isTaken = alert.ackedBy !== null && (isNew || known?.ackedBy === null);
      return [
        ...(isNew ? [{ kind: "fired", key, alert } as const] : []),
        ...(isTaken ? [{ kind: "acknowledged", key, alert } as const] : []),
      ];
    }),
    ...[...was.values()]
      .filter(({ id }) => !still.has(id))
      .map((alert) => ({ kind: "resolved", key: keyOf(now, alert), alert }) as const),
    ...(before ? sinceThen(before, now) : []),
  ];
}

/** Nobody will resolve them any more. */
export function goodbye(last: Look): readonly News[] {
  return openAlerts(last).map((alert) => ({ kind: "resolved", key: keyOf(last, alert), alert }));
}

/** The alert in question, as the pager names it. */
export function alertWithKey(look: Look, key: string): AlertView | undefined {
  return openAlerts(look).find((alert) => keyOf(look, alert) === key || alert.id === key);
}

function keyOf({ tag }: Look, { id }: AlertView): string {
  return `small-causes:${tag}:${id}`;
}

function sinceThen({ common: was }: Look, { common }: Look): readonly News[] {
  const known = new Set(was.evidence.map(({ id }) => id));
  const lastRow = was.timeline.at(-1)?.n ?? 0;
  return [
    ...common.comms.posts.slice(was.comms.posts.length).map((post) => ({ kind: "posted", post }) as const),
    ...common.timeline.filter(({ n }) => n > lastRow).flatMap(report),
    ...common.evidence.filter(({ id }) => !known.has(id)).map((card) => ({ kind: "shared", card }) as const),
  ];
}

function report({ message }: TimelineRow): readonly News[] {
  const text = message.params["text"];
  return message.code === "sitrep" && typeof text === "string" ? [{ kind: "reported", text }] : [];
}
