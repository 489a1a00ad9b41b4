import { expect, it } from "vitest";
import { createAsking } from "../../../client/panels/frame/index.ts";
import type { Acknowledgement } from "../../../shared/protocol/index.ts";

/** A server that answers when it is told to. */
function slowServer() {
  const waiting: ((answer: Acknowledgement) => void)[] = [];
  return {
    send: () => new Promise<Acknowledgement>((resolve) => waiting.push(resolve)),
    answer: async (answer: Acknowledgement) => {
      waiting.shift()?.(answer);
      await Promise.resolve();
    },
  };
}

const refusal = { code: "hypothesis/too-many", reason: "Only 5 can be open: settle one first." };

it("is sent until it is answered, and only then goes on", async () => {
  const { send, answer } = slowServer();
  const asking = createAsking(send);
  let done = 0;
  asking.ask({ type: "action.dismiss" }, () => done++);
  expect([asking.isSent.value, done]).toEqual([true, 0]);
  await answer({ ok: true });
  expect([asking.isSent.value, done]).toEqual([false, 1]);
});

it("keeps the reason beside the control until the next answer, and keeps what was written", async () => {
  const { send, answer } = slowServer();
  const asking = createAsking(send);
  let done = 0;
  asking.ask({ type: "action.dismiss" }, () => done++);
  await answer({ ok: false, refusal });
  expect(asking.refusal.value).toEqual(refusal);
  expect(done).toBe(0);
  asking.ask({ type: "action.dismiss" });
  expect(asking.refusal.value).toEqual(refusal);
  await answer({ ok: true });
  expect(asking.refusal.value).toBe(null);
});
