/** The bridge to the team's own tools, over HTTP, as its host sets it up. What is secret is sent and never comes back. */
import type { Result } from "../../shared/base/index.ts";
import type { BridgeDesk, BridgeOutletId } from "../../shared/protocol/index.ts";
import { isRecord } from "./decode.ts";
import { request } from "./request.ts";

/** Null: none is on. */
export type BridgeState = BridgeDesk | null;

export type OutletFields = Readonly<Record<string, string>>;

export interface BridgeChange {
  readonly acceptsCompression?: boolean;
  readonly signingSecret?: string | null;
  readonly outlets?: Partial<Readonly<Record<BridgeOutletId, OutletFields | null>>>;
}

export interface BridgeLine {
  /** Where tools find it, for a path below it. */
  at(path: "metrics" | "pagerduty" | "acknowledgements"): string;
  look(): Promise<Result<BridgeState>>;
  set(change: BridgeChange): Promise<Result<BridgeState>>;
  turnOff(): Promise<Result<BridgeState>>;
  /** The token: nobody is told it again. */
  newToken(door: "metrics" | "pager"): Promise<Result<string>>;
  revoke(door: "metrics" | "pager"): Promise<Result<BridgeState>>;
  test(outlet: BridgeOutletId): Promise<Result<BridgeState>>;
}

/** `team` is a number from 0; `origin` how this page reaches the server. */
export function openBridgeLine(origin: string, code: string, token: string, team: number): BridgeLine {
  const path = `/exercises/${encodeURIComponent(code)}/teams/${team + 1}/bridge`;
  return {
    at: (below) => `${origin}/api${path}/${below}`,
    look: () => request({ path, token }, stateIn),
    set: (body) => request({ method: "PUT", path, token, body }, stateIn),
    turnOff: () => request({ method: "DELETE", path, token }, stateIn),
    newToken: (door) => request({ method: "POST", path: `${path}/tokens/${door}`, token }, tokenIn),
    revoke: (door) => request({ method: "DELETE", path: `${path}/tokens/${door}`, token }, stateIn),
    test: (outlet) => request({ method: "POST", path: `${path}/tests/${outlet}`, token }, stateIn),
  };
}

function stateIn(answer: unknown): BridgeState | undefined {
  if (!isRecord(answer)) return undefined;
  const { bridge } = answer;
  return bridge === null || isDesk(bridge) ? bridge : undefined;
}

function isDesk(value: unknown): value is BridgeDesk {
  return isRecord(value) && Array.isArray(value["outlets"]);
}

function tokenIn(answer: unknown): string | undefined {
  const token = isRecord(answer) ? answer["token"] : undefined;
  return typeof token === "string" ? token : undefined;
}
