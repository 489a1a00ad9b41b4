/**
 * The table of a gate: what the reference says, what we say, how far apart they are, and the bar. Every comparison
 * becomes a row; a test expects that none of its rows missed its bar.
 */
import { afterAll } from "vitest";
import { assert } from "../../shared/base/index.ts";

interface Row {
  readonly gate: string;
  readonly experiment: string;
  readonly reference: string;
  readonly ours: string;
  readonly error: string;
  readonly bar: string;
  readonly ok: boolean;
}

export interface Scorecard {
  /** The rows since the last call that missed their bar, as lines; that there is none is what a test expects. */
  readonly misses: () => readonly string[];
  /** Two numbers no further apart than the bar. */
  readonly near: (experiment: string, reference: number, ours: number, bar: number, unit?: string) => void;
  /** Two numbers no further apart than a share of the reference. */
  readonly nearRelative: (experiment: string, reference: number, ours: number, bar: number) => void;
  /** A distance that stays below the bar. */
  readonly below: (experiment: string, distance: number, bar: number) => void;
  /** Worth seeing, and not judged: the reference itself stands on an edge here. */
  readonly note: (experiment: string, distance: number) => void;
  /** Two verdicts that are the same. */
  readonly same: (experiment: string, reference: string, ours: string) => void;
}

export function openScorecard(gate: string): Scorecard {
  const rows: Row[] = [];
  let judged = 0;
  const add = (row: Omit<Row, "gate">): void => void rows.push({ gate, ...row });
  afterAll(() => console.log(`\n${tableOf(rows)}`));
  return {
    misses() {
      assert(rows.length > judged, "a test without a comparison");
      const missed = rows.slice(judged).flatMap((row) => (row.ok ? [] : [lineOf(row)]));
      judged = rows.length;
      return missed;
    },
    near(experiment, reference, ours, bar, unit = "") {
      const error = Math.abs(ours - reference);
      const text = (x: number): string => `${digits(x)}${unit}`;
      add({
        experiment,
        reference: text(reference),
        ours: text(ours),
        error: text(error),
        bar: text(bar),
        ok: error <= bar,
      });
    },
    nearRelative(experiment, reference, ours, bar) {
      const error = Math.abs(ours / reference - 1);
      const percent = (x: number): string => `${(x * 100).toFixed(1)}%`;
      add({
        experiment,
        reference: digits(reference),
        ours: digits(ours),
        error: percent(error),
        bar: percent(bar),
        ok: error <= bar,
      });
    },
    below(experiment, distance, bar) {
      add({ experiment, reference: "", ours: "", error: digits(distance), bar: digits(bar), ok: distance < bar });
    },
    note(experiment, distance) {
      add({ experiment, reference: "", ours: "", error: digits(distance), bar: "on edge", ok: true });
    },
    same(experiment, reference, ours) {
      add({ experiment, reference, ours, error: "", bar: "equal", ok: reference === ours });
    },
  };
}

function digits(x: number): string {
  return Number.isInteger(x) ? String(x) : x.toPrecision(3);
}

function lineOf({ gate, experiment, reference, ours, error, bar, ok }: Row): string {
  const cells = [reference, ours, error, bar].map((cell) => cell.padStart(10));
  return `${gate} ${experiment.padEnd(58)}${cells.join(" ")}  ${ok ? "ok" : "MISSED"}`;
}

function tableOf(rows: readonly Row[]): string {
  const missed = rows.filter(({ ok }) => !ok).length;
  const heads = ["reference", "ours", "error", "bar"].map((head) => head.padStart(10));
  return [
    `    ${"experiment".padEnd(58)}${heads.join(" ")}`,
    ...rows.map(lineOf),
    `gate ${rows[0]?.gate ?? ""}: ${rows.length - missed} of ${rows.length} comparisons hold their bar`,
  ].join("\n");
}
