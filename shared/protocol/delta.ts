/**
 * The difference between two views: sections that changed, whole; streams by what was appended and what fell off the
 * front. Pure both ways: `applyDelta(a, diffView(a, b))` equals b, whatever a and b are.
 */
import { packRows, unpackRows } from "./pack.ts";
import { same } from "./same.ts";

/** Sections that only grow at the end and are trimmed at the front. Everything else is replaced as a whole. */
const streams: ReadonlySet<string> = new Set(["metrics", "evidence", "timeline", "chat", "depth", "decisions"]);
/** The one stream that is long enough to be packed. */
const TELEMETRY = "metrics";

type SectionDelta =
  | { readonly set: unknown }
  /** Rows to drop from the front, then rows to append. */
  | { readonly drop: number; readonly append: readonly unknown[] };

/** The changed sections of a view by name. */
export type Delta = Readonly<Record<string, SectionDelta>>;

/** What changed from `previous` to `next`; null when nothing did. */
export function diffView<View extends object>(previous: View, next: View): Delta | null {
  const before = new Map<string, unknown>(Object.entries(previous));
  const changed = Object.entries(next).flatMap(([section, value]: [string, unknown]) => {
    const old = before.get(section);
    return same(old, value) ? [] : [[section, diffSection(section, old, value)] as const];
  });
  return changed.length === 0 ? null : Object.fromEntries(changed);
}

export function applyDelta<View extends object>(view: View, delta: Delta | null): View {
  if (!delta) return view;
  const before = new Map<string, unknown>(Object.entries(view));
  const changed = Object.entries(delta).map(([section, part]) => {
    if ("set" in part) return [section, part.set] as const;
    const old = rows(before.get(section));
    return [section, [...old.slice(part.drop), ...unpackRows(part.append, old.at(-1))]] as const;
  });
  return { ...view, ...Object.fromEntries(changed) };
}

function diffSection(section: string, old: unknown, value: unknown): SectionDelta {
  if (!streams.has(section)) return { set: value };
  const [before, after] = [rows(old), rows(value)];
  let drop = 0;
  while (drop < before.length && !begins(after, before, drop)) drop++;
  const append = after.slice(before.length - drop);
  return { drop, append: section === TELEMETRY ? packRows(append, before.at(-1)) : append };
}

/** A whole view as it is sent. */
export function packView(view: object): object {
  return withTelemetry(view, packRows);
}

/** A view that was packed, or one that was not. */
export function unpackView<View extends object>(view: View): View {
  return withTelemetry(view, unpackRows);
}

function withTelemetry<View extends object>(view: View, change: typeof packRows): View {
  const telemetry = new Map<string, unknown>(Object.entries(view)).get(TELEMETRY);
  return Array.isArray(telemetry) ? { ...view, [TELEMETRY]: change(telemetry, undefined) } : view;
}

/** Whether `after` begins with what is left of `before` when `from` rows are dropped. */
function begins(after: readonly unknown[], before: readonly unknown[], from: number): boolean {
  if (before.length - from > after.length) return false;
  for (let index = from; index < before.length; index++) {
    if (!same(before[index], after[index - from])) return false;
  }
  return true;
}

function rows(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
