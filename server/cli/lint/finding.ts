/**
 * A finding: something in a file that fits its schema and yet will not do what its author means, with the place, what
 * is wrong in numbers where there are any, and what to do about it.
 */
import type { Path } from "../../documents/index.ts";

/** error: it cannot work. warning: it may be meant. */
export type Severity = "error" | "warning";

export interface Finding {
  readonly severity: Severity;
  readonly path: Path;
  /** A clause or a sentence with its full stop. */
  readonly says: string;
  /** One sentence; empty where `says` has it already. */
  readonly advice: string;
}

/** The finding where a condition holds. */
export function found(isSo: boolean, severity: Severity, path: Path, says: string, advice: string): readonly Finding[] {
  return isSo ? [{ severity, path, says, advice }] : [];
}

/** `93 %` */
export function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

/** Three digits are enough to argue with. */
export function figure(x: number): string {
  return Math.abs(x) >= 100 ? String(Math.round(x)) : String(Number(x.toPrecision(3)));
}
