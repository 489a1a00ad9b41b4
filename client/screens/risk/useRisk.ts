/** The report as the server has it: asked for on arrival, looked at until it is over. */
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Result } from "../../../shared/base/index.ts";
import type { RiskState } from "../../../shared/protocol/index.ts";
import type { RiskLine } from "../../net/index.ts";

export type Shown = RiskState | { readonly state: "looking" };

const LOOK_EVERY_MS = 1000;

interface Risk {
  readonly shown: Shown;
  readonly begin: () => void;
  readonly stop: () => void;
}

export function useRisk(choice: string, line: RiskLine): Risk {
  const shown = useSignal<Shown>({ state: "looking" });
  const told = (asked: Result<RiskState>): void => {
    if (asked.ok) shown.value = asked.value;
    // A line that is down for a moment ends nothing.
    else if (!isOpen(shown.value) || !asked.refusal.code.startsWith("net/"))
      shown.value = { state: "failed", refusal: asked.refusal };
  };
  const isFollowed = isOpen(shown.value);
  useEffect(() => {
    const lifetime = new AbortController();
    const look = async (): Promise<void> => {
      const asked = await line.look(choice);
      if (!lifetime.signal.aborted) told(asked);
    };
    if (shown.value.state === "looking") void look();
    const timer = isFollowed ? window.setInterval(() => void look(), LOOK_EVERY_MS) : undefined;
    lifetime.signal.addEventListener("abort", () => window.clearInterval(timer));
    return () => lifetime.abort();
  }, [isFollowed, choice, line]);
  const ask = async (question: RiskLine["begin"]): Promise<void> => told(await question(choice));
  return { shown: shown.value, begin: () => void ask(line.begin), stop: () => void ask(line.stop) };
}

function isOpen({ state }: Shown): boolean {
  return state === "waiting" || state === "running";
}
