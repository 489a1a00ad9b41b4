/**
 * Sending a command from a control, and telling the answer beside it: sent, accepted, or refused with the reason. One
 * asking belongs to one control or form; the last answer stands until the next one.
 */
import { signal } from "@preact/signals";
import type { ReadonlySignal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import type { Refusal } from "../../../shared/base/index.ts";
import type { Command } from "../../../shared/protocol/index.ts";
import type { Send } from "../../store/index.ts";
import { useText } from "../../text/index.ts";

export interface Asking {
  readonly refusal: ReadonlySignal<Refusal | null>;
  /** Between sending and the answer. */
  readonly isSent: ReadonlySignal<boolean>;
  /** `then` runs when the command was accepted. */
  ask(command: Command, then?: () => void): void;
}

export function createAsking(send: Send): Asking {
  const refusal = signal<Refusal | null>(null);
  const isSent = signal(false);
  const carry = async (command: Command, then?: () => void): Promise<void> => {
    isSent.value = true;
    try {
      const answer = await send(command);
      refusal.value = answer.ok ? null : answer.refusal;
      if (answer.ok) then?.();
    } finally {
      isSent.value = false;
    }
  };
  return {
    refusal,
    isSent,
    ask: (command, then) => void carry(command, then),
  };
}

export function useAsking(send: Send): Asking {
  return useMemo(() => createAsking(send), [send]);
}

export function Refused({ asking }: { asking: Asking }) {
  const { refusalText } = useText();
  const refusal = asking.refusal.value;
  return (
    <p class="refused" role="alert">
      {refusal && refusalText(refusal)}
    </p>
  );
}
