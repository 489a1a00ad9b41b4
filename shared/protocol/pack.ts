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
    return [field, change(value, isWholes(old) ? old : [])] as const;
  });
  return Object.fromEntries(fields);
}

function packed(value: unknown, old: readonly number[]): unknown {
  if (!isWholes(value)) return value;
  const by: number[] = [];
  let skip = 0;
  for (const [index, number] of value.entries()) {
    const change = number - (old[index] ?? 0);
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
  const numbers: number[] = [];
  const { by } = value;
  for (let at = 0; at < by.length; at += 2) {
    for (let skip = by[at] ?? 0; skip > 0; skip--) numbers.push(old[numbers.length] ?? 0);
    const change = by[at + 1];
    if (change !== undefined) numbers.push((old[numbers.length] ?? 0) + change);
  }
  return numbers;
}

function isWholes(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.every(isWhole);
}

/** So small that a difference of two is exact. */
function isWhole(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number.isSafeInteger(2 * Number(value));
}

function isPacked(value: unknown): value is Packed {
  return isRecord(value) && isWholes(value["by"]) && Object.keys(value).length === 1;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
