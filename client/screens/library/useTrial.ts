/** Something that the server runs for a while: begun when wanted, looked at each second until it is over. */
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Result } from "../../../shared/base/index.ts";
import type { Pending } from "../../../shared/protocol/index.ts";
import type { TrialLine } from "../../net/index.ts";

export interface Trial<Done> {
  /** Undefined until it is wanted. */
  readonly state: Done | Pending | undefined;
  run(): void;
}

const LOOK_EVERY_MS = 1000;

export function useTrial<Done extends { readonly state: "done" }>(
  choice: string,
  { begin, look }: TrialLine<Done | Pending>,
): Trial<Done> {
  const state = useSignal<Done | Pending | undefined>(undefined);
  const told = (asked: Result<Done | Pending>): void => {
    state.value = asked.ok ? asked.value : { state: "failed", refusal: asked.refusal };
  };
  const isRunning = state.value?.state === "running";
  useEffect(() => {
    if (!isRunning) return undefined;
    const lifetime = new AbortController();
    const lookAgain = async (): Promise<void> => {
      const asked = await look(choice);
      if (!lifetime.signal.aborted) told(asked);
    };
    const timer = window.setInterval(() => void lookAgain(), LOOK_EVERY_MS);
    lifetime.signal.addEventListener("abort", () => window.clearInterval(timer));
    return () => lifetime.abort();
  }, [isRunning, choice]);
  const run = async (): Promise<void> => told(await begin(choice));
  return { state: state.value, run: () => void run() };
}
