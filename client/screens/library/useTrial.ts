/** Something that the server runs for a while: started when wanted, asked each second how far it is. */
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Result } from "../../../shared/base/index.ts";

type Running = { readonly state: "running"; readonly progress: number };
type Failed = { readonly state: "failed"; readonly reason: string };

export interface Trial<Done> {
  /** Undefined until it is wanted. */
  readonly state: Done | Running | Failed | undefined;
  run(): void;
}

const ASK_EVERY_MS = 1000;

export function useTrial<Done extends { readonly state: "done" }>(
  choice: string,
  ask: (choice: string) => Promise<Result<Done | Running | Failed>>,
): Trial<Done> {
  const state = useSignal<Done | Running | Failed | undefined>(undefined);
  const isRunning = state.value?.state === "running";
  useEffect(() => {
    if (!isRunning) return undefined;
    const lifetime = new AbortController();
    const look = async (): Promise<void> => {
      const asked = await ask(choice);
      if (lifetime.signal.aborted) return;
      state.value = asked.ok ? asked.value : { state: "failed", reason: asked.refusal.reason };
    };
    void look();
    const timer = window.setInterval(() => void look(), ASK_EVERY_MS);
    lifetime.signal.addEventListener("abort", () => window.clearInterval(timer));
    return () => lifetime.abort();
  }, [isRunning, choice]);
  return { state: state.value, run: () => (state.value = { state: "running", progress: 0 }) };
}
