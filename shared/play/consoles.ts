/**
 * Which consoles sit together, by team size (UX.md 2.4), as data. The most experienced are seated first, so the order
 * of `seatingOrder` is the order in which seats ask for experience.
 */
import type { ConsoleId } from "../content/index.ts";
import { must } from "../base/index.ts";

export interface SeatPlan {
  readonly consoles: readonly ConsoleId[];
  /** In a team of eight the services are split: the half nearer to the users, and the half behind it. */
  readonly half: "front" | "core" | null;
}

const teams: readonly (readonly string[])[] = [
  ["CMD+COM+TRF+SVC+DAT+INV+SCR"],
  ["CMD+COM+SCR", "TRF+SVC+DAT+INV"],
  ["CMD+COM+SCR", "TRF+SVC", "DAT+INV"],
  ["CMD+SCR", "COM+INV", "SVC", "TRF+DAT"],
  ["CMD+SCR", "COM+INV", "TRF", "SVC", "DAT"],
  ["CMD+SCR", "COM", "TRF", "SVC", "DAT", "INV"],
  ["CMD", "COM", "SCR", "TRF", "SVC", "DAT", "INV"],
  ["CMD", "COM", "SCR", "TRF", "SVC/front", "SVC/core", "DAT", "INV"],
];

const consoles: Readonly<Record<string, ConsoleId>> = {
  CMD: "CMD",
  COM: "COM",
  TRF: "TRF",
  SVC: "SVC",
  DAT: "DAT",
  INV: "INV",
  SCR: "SCR",
};

/** By size, from 1. Asked for at every view. */
const plans: readonly (readonly SeatPlan[])[] = teams.map((seats) =>
  seats.map((text) => {
    const [names = "", half] = text.split("/");
    return {
      consoles: names.split("+").map((name) => must(consoles[name], name)),
      half: half === "front" || half === "core" ? half : null,
    };
  }),
);

/** The seats of a team of 1 to 8. */
export function seatPlans(size: number): readonly SeatPlan[] {
  return must(plans[size - 1], `seat plan for ${size}`);
}

export const teamSizes: readonly number[] = teams.map((_, index) => index + 1);

/** Seat numbers, the one that wants the most experience first: command, comms, … and services last. */
export function seatingOrder(size: number): readonly number[] {
  const weight = ({ consoles: held }: SeatPlan): number =>
    held.includes("CMD") ? 0 : held.includes("COM") ? 1 : held.includes("SVC") ? 3 : 2;
  return seatPlans(size)
    .map((plan, seat) => ({ seat, weight: weight(plan) }))
    .sort((a, b) => a.weight - b.weight || a.seat - b.seat)
    .map(({ seat }) => seat);
}
