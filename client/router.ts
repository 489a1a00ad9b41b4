/**
 * Addresses: `/`, `/r/CODE`, `/r/CODE/fac`, `/r/CODE/screen`, `/library/new`, `/library/import`, `/library/CHOICE/edit`,
 * `/library/CHOICE/risk`, and one for each screen that stands alone. A path becomes a route or `unknown`; the router follows the browser's history and holds
 * nothing else.
 */
import { signal } from "@preact/signals";
import type { ReadonlySignal } from "@preact/signals";
import { codeOf } from "./screens/landing/code.ts";

/** Screens whose address is their name. The server has them in its list too (server/http/pages.ts). */
export const alone = ["solo", "weekly", "tutorial", "recording", "history", "library"] as const;

export type Route =
  | { readonly at: "landing" }
  | { readonly at: "room"; readonly code: string; readonly as: "player" | "facilitator" | "screen" }
  /** An invitation whose code cannot be one, as it stands in the address. */
  | { readonly at: "invitation"; readonly typed: string }
  | { readonly at: (typeof alone)[number] }
  | { readonly at: "importing" }
  /** Without a choice: a new scenario. */
  | { readonly at: "editor"; readonly choice?: string }
  | { readonly at: "risk"; readonly choice: string }
  | { readonly at: "unknown" };

export function parseRoute(path: string): Route {
  const [first, code, last, ...rest] = path.split("/").filter((part) => part !== "");
  if (first === undefined) return { at: "landing" };
  const named = alone.find((name) => name === first);
  if (named !== undefined && code === undefined) return { at: named };
  if (first === "library" && rest.length === 0) {
    if (code === "new" && last === undefined) return { at: "editor" };
    if (code === "import" && last === undefined) return { at: "importing" };
    if (code === undefined) return { at: "unknown" };
    if (last === "edit") return { at: "editor", choice: code };
    return last === "risk" ? { at: "risk", choice: code } : { at: "unknown" };
  }
  if (first !== "r" || code === undefined || rest.length > 0) return { at: "unknown" };
  const exact = codeOf(code);
  if (exact === undefined) return last === undefined ? { at: "invitation", typed: code } : { at: "unknown" };
  if (last === undefined) return { at: "room", code: exact, as: "player" };
  if (last === "fac") return { at: "room", code: exact, as: "facilitator" };
  if (last === "screen") return { at: "room", code: exact, as: "screen" };
  return { at: "unknown" };
}

export function pathOf(route: Route): string {
  switch (route.at) {
    case "landing":
    case "unknown":
      return "/";
    case "editor":
      return route.choice === undefined ? "/library/new" : `/library/${route.choice}/edit`;
    case "importing":
      return "/library/import";
    case "risk":
      return `/library/${route.choice}/risk`;
    case "invitation":
      return `/r/${route.typed}`;
    case "room":
      return `/r/${route.code}${route.as === "player" ? "" : route.as === "facilitator" ? "/fac" : "/screen"}`;
    default:
      return `/${route.at}`;
  }
}

export interface Router {
  readonly route: ReadonlySignal<Route>;
  readonly go: (route: Route) => void;
  /** Goes there without leaving a way back: for addresses that only lead on. */
  readonly replace: (route: Route) => void;
  dispose(): void;
}

export function createRouter(page: Window): Router {
  const route = signal(parseRoute(page.location.pathname));
  const follow = (): void => {
    route.value = parseRoute(page.location.pathname);
  };
  page.addEventListener("popstate", follow);
  return {
    route,
    go(next) {
      page.history.pushState(null, "", pathOf(next));
      route.value = next;
    },
    replace(next) {
      page.history.replaceState(null, "", pathOf(next));
      route.value = next;
    },
    dispose: () => page.removeEventListener("popstate", follow),
  };
}
