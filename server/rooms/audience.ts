/**
 * Everybody who looks at a room. The common part of a frame is made and encoded once for all, the private part per
 * link. All links that are up to date share the same last published common view, so one difference fits them all.
 */
import { diffView } from "../../shared/protocol/index.ts";
import type { CommonView, OwnView } from "../../shared/protocol/index.ts";
import type { Viewer } from "../../shared/view/index.ts";
import { createOutbox } from "./outbox.ts";
import type { Link, Outbox } from "./outbox.ts";
import { createViewText } from "./viewText.ts";

export interface Moment {
  readonly tick: number;
  readonly clockMs: number;
}

export interface Attached {
  /** The full view that the link starts from, encoded. */
  readonly frame: string;
  /** The browser has missed something: the next frame it gets is a full view. */
  resync(): void;
  detach(): void;
}

export interface Audience {
  attach(member: string, link: Link): Attached;
  isPresent(member: string): boolean;
  readonly size: number;
  publish(): void;
  /** Ends the links of one member. */
  expel(member: string): void;
  close(): void;
}

interface Watcher {
  readonly member: string;
  readonly link: Link;
  readonly outbox: Outbox;
  /** The own view that the browser holds once it has read its outbox; null: it needs a full view. */
  own: OwnView | null;
}

/** While nothing happens a frame still goes out each second, so that a browser knows its link is alive. */
const QUIET_PUBLISHES = 4;

export function createAudience(
  view: () => Pick<Viewer, "own"> & { common(): CommonView },
  now: () => Moment,
  resynced: () => void,
): Audience {
  const watchers = new Set<Watcher>();
  let common = view().common();
  const textOf = createViewText();
  /** Encoded when somebody needs it. */
  let commonText: string | null = null;
  let lastTick = now().tick;
  let quiet = 0;

  function publish(): void {
    if (watchers.size === 0) return;
    const { tick, clockMs } = now();
    const next = view().common();
    const delta = diffView(common, next);
    if (delta) commonText = null;
    common = next;
    const isQuiet = delta === null && tick === lastTick && ++quiet < QUIET_PUBLISHES;
    if (!isQuiet) quiet = 0;
    lastTick = tick;
    const head = `"tick":${tick},"clockMs":${clockMs},"common":${JSON.stringify(delta)},"own":`;
    for (const watcher of watchers) show(watcher, head, isQuiet);
  }

  function show(watcher: Watcher, head: string, isQuiet: boolean): void {
    const { outbox, link, member } = watcher;
    if (watcher.own === null) {
      if (link.isReady) link.send(restart(watcher));
      return;
    }
    const own = view().own(member);
    const delta = diffView(watcher.own, own);
    if (isQuiet && delta === null) return outbox.flush();
    const fits = outbox.push({ kind: "delta", rest: `${head}${JSON.stringify(delta)}}` });
    watcher.own = fits ? own : null;
    if (!fits) resynced();
    outbox.flush();
  }

  function restart(watcher: Watcher): string {
    const { tick, clockMs } = now();
    commonText ??= textOf(common);
    watcher.own = view().own(watcher.member);
    const own = JSON.stringify(watcher.own);
    return watcher.outbox.restart(`"tick":${tick},"clockMs":${clockMs},"common":${commonText},"own":${own}}`);
  }

  return {
    attach(member, link) {
      // Everybody is brought up to date first: the newcomer's full view must be the common base of the next delta.
      publish();
      if (watchers.size === 0) [common, commonText] = [view().common(), null];
      const watcher: Watcher = { member, link, outbox: createOutbox(link), own: null };
      watchers.add(watcher);
      return {
        frame: restart(watcher),
        resync() {
          publish();
          link.send(restart(watcher));
        },
        detach: () => void watchers.delete(watcher),
      };
    },
    isPresent: (member) => [...watchers].some((watcher) => watcher.member === member),
    get size() {
      return watchers.size;
    },
    publish,
    expel(member) {
      for (const watcher of watchers) if (watcher.member === member) watcher.link.close();
    },
    close() {
      for (const { link } of watchers) link.close();
      watchers.clear();
    },
  };
}
