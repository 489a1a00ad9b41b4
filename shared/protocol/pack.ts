/**
 * Rows of telemetry on the wire. Most of a row is as it was in the row before: each list of whole numbers goes as its
 * changes, `{ by: [skip, change, skip, change, …, skip] }`, where a skip counts numbers that stay, the last one up to the
 * list's end. What was not there before counts as 0. Pure both ways: unpacked beside the same row, a row is what it was.
 */

interface Packed {
  readonly by: readonly number[];
}

/** The rows, each by what differs from the one before it; the first from `before`, or from nothing. */
export function packRows(rows: readonly unknown[], before: unknown): readonly unknown[] {
  return rows.map((row, n) => eachField(row, n === 0 ? before : rows[n - 1], packed));
}

export function unpackRows(rows: readonly unknown[], before: unknown): readonly unknown[] {
  let last = before;
  return rows.map((row) => (last = eachField(row, last, unpacked)));
}

function eachField(
  row: unknown,
  before: unknown,
  change: (value: unknown, old: readonly number[]) => unknown,
): unknown {
  if (!isRecord(row)) return row;
  const fields = Object.entries(row).map(([field, value]) => {
    const old = isRecord(before) ? before[field] : undefined;
    return [field, change(value, isList(old) ? old : [])] as const;
  });
  return Object.fromEntries(fields);
}

function packed(value: unknown, old: readonly number[]): unknown {
  if (!isList(value) || !value.every(isWhole)) return value;
  const by: number[] = [];
  let skip = 0;
  for (let index = 0; index < value.length; index++) {
    const change = (value[index] ?? 0) - wholeAt(old, index);
    if (change === 0) skip++;
    else {
      by.push(skip, change);
      skip = 0;
    }
  }
  by.push(skip);
  return { by } satisfies Packed;
}

function unpacked(value: unknown, old: readonly number[]): unknown {
  if (!isPacked(value)) return value;
  const { by } = value;
  const numbers: number[] = [];
  for (let at = 0; at < by.length; at += 2) {
    for (let skip = by[at] ?? 0; skip > 0; skip--) numbers.push(wholeAt(old, numbers.length));
    const change = by[at + 1];
    if (change !== undefined) numbers.push(wholeAt(old, numbers.length) + change);
  }
  return numbers;
}

function wholeAt(numbers: readonly number[], index: number): number {
  const number = numbers[index];
  return number !== undefined && isWhole(number) ? number : 0;
}

/** Much larger than any of telemetry, and so small that what two of them differ by is exact. */
const MOST = 1e15;

function isWhole(value: unknown): boolean {
  return typeof value === "number" && Number.isInteger(value) && value <= MOST && value >= -MOST;
}

function isList(value: unknown): value is readonly number[] {
  return Array.isArray(value);
}

function isPacked(value: unknown): value is Packed {
  return isRecord(value) && isList(value["by"]);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
