/** Tables of text for a terminal: the first column to the left, the others to the right unless told otherwise. */

export type Side = "left" | "right";

/** Rows of equal length; columns beyond `sides` stand to the right. */
export function aligned(rows: readonly (readonly string[])[], sides: readonly Side[] = ["left"]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? "").length)));
  const cell = (text: string, column: number): string =>
    sides[column] === "left" ? text.padEnd(widths[column] ?? 0) : text.padStart(widths[column] ?? 0);
  return rows.map((row) => row.map(cell).join("  ").trimEnd()).join("\n");
}
