/**
 * Which commands were done, by the names that their senders gave them. A browser that lost its link sends again what
 * it knows no answer to, and gets the answer instead of a second effect; also after the server was killed.
 */
import type { Acknowledgement } from "../../shared/protocol/index.ts";

/** Accepted commands, oldest first. */
export type Receipts = readonly (readonly [member: string, id: string])[];

export interface ReceiptBook {
  find(member: string, id: string): Promise<Acknowledgement> | undefined;
  /** Forgotten again if the answer is a refusal: what was not done may be sent again. */
  add(member: string, id: string, answer: Promise<Acknowledgement>): void;
  all(): Receipts;
}

/** Far more than a team can send within any time for which a browser sends again. */
const MOST_KEPT = 1000;

export function createReceiptBook(known: Receipts): ReceiptBook {
  const done = new Map<string, Promise<Acknowledgement>>();
  const key = (member: string, id: string): string => JSON.stringify([member, id]);
  const names = new Map<string, Receipts[number]>();

  function add(member: string, id: string, answer: Promise<Acknowledgement>): void {
    done.set(key(member, id), answer);
    names.set(key(member, id), [member, id]);
    void answer.then(({ ok }) => ok || forget(key(member, id)));
    const oldest = done.size > MOST_KEPT ? done.keys().next().value : undefined;
    if (oldest !== undefined) forget(oldest);
  }

  function forget(name: string): void {
    done.delete(name);
    names.delete(name);
  }

  for (const [member, id] of known) add(member, id, Promise.resolve({ ok: true }));
  return {
    find: (member, id) => done.get(key(member, id)),
    add,
    all: () => [...names.values()],
  };
}
