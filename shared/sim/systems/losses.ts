/**
 * Pools with hardly a queue: who comes when every slot is taken is refused, and that is long before the pool is full on
 * average. Owns no state: the arithmetic of such losses, used by the flow.
 *
 * A step moves means. How often all slots are taken is Erlang's loss formula, which holds for service times of any kind;
 * measured against it within three tenths or .015 for 1 to 74 slots, loads of .3 to 1.5 and service of 10 ms to 1 s.
 */

/** Only so few places are hardly a queue, and no more than there are slots. */
const FEW = 20;
/** Nobody finds all slots taken while so many standard deviations of their number are free. */
const FREE = 4;
const ROUNDS = 8;

export function isTight(slots: number, places: number): boolean {
  return places < FEW && places <= slots && slots < Infinity;
}

/** Erlang's formula: which share of a load, in requests at a time, finds all slots and places taken. */
export function lossOf(load: number, slots: number, places: number): number {
  let full = 1;
  for (let n = 1; n <= slots; n++) full = (load * full) / (n + load * full);
  for (let n = 1; n <= places; n++) full = (load * full) / (slots + load * full);
  return full;
}

/** The same by how many slots are taken on average: the load is what is refused more than that. */
export function lossAt(held: number, slots: number, places: number): number {
  if (held < slots - FREE * Math.sqrt(slots)) return 0;
  const taken = Math.min(held, slots - 0.1);
  let full = 0;
  for (let round = 0; round < ROUNDS; round++) full = lossOf(taken / (1 - full), slots, places);
  return full;
}

/** What one of so many arrivals of a step meets of the others, who stay so many steps: a single one meets half of itself. */
export function loadOf(arriving: number, stay: number): number {
  return (stay * arriving * arriving) / (arriving + 1);
}
