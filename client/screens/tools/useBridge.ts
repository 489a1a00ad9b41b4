/** How the bridge stands, looked at again as long as somebody looks, and what was refused last. */
import { useSignal } from "@preact/signals";
import type { ReadonlySignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Refusal, Result } from "../../../shared/base/index.ts";
import type { BridgeLine, BridgeState } from "../../net/index.ts";

const AGAIN_MS = 2000;

export interface BridgeAtHand {
  /** Undefined until it is known. */
  readonly state: ReadonlySignal<BridgeState | undefined>;
  readonly problem: ReadonlySignal<Refusal | null>;
  /** Shows what came of a request. True when it was done. */
  take(asked: Promise<Result<BridgeState>>): Promise<boolean>;
  refused(refusal: Refusal | null): void;
}

export function useBridge(line: BridgeLine): BridgeAtHand {
  const state = useSignal<BridgeState | undefined>(undefined);
  const problem = useSignal<Refusal | null>(null);
  useEffect(() => {
    const look = async (): Promise<void> => {
      const looked = await line.look();
      if (looked.ok) state.value = looked.value;
      else problem.value = looked.refusal;
    };
    void look();
    const timer = setInterval(() => void look(), AGAIN_MS);
    return () => clearInterval(timer);
  }, [line, state, problem]);
  return {
    state,
    problem,
    async take(asked) {
      const answer = await asked;
      problem.value = answer.ok ? null : answer.refusal;
      if (answer.ok) state.value = answer.value;
      return answer.ok;
    },
    refused: (refusal) => (problem.value = refusal),
  };
}
