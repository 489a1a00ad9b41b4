/** A schema in words: what to write at a place in a file. */
import type { Shape } from "../../shared/protocol/index.ts";

/** "a number from 0 to 1", "one of fifo, lifo", "{atS, flush, share?} or {atS, kill}" */
export function wording(shapes: readonly Shape[]): string {
  return [...new Set(shapes.map(wordingOf))].join(" or ");
}

function wordingOf(shape: Shape): string {
  if (shape.const !== undefined) return JSON.stringify(shape.const);
  if (shape.enum) return `one of ${shape.enum.map(String).join(", ")}`;
  if (shape.type === "number" || shape.type === "integer") return numberWording(shape);
  if (shape.type === "boolean") return "true or false";
  if (shape.type === "array") return `a list${sizeWording(shape.minItems, shape.maxItems)}`;
  if (shape.type === "string") {
    const size = sizeWording(shape.minLength, shape.maxLength);
    return size === "" ? "a text" : `a text${size} characters`;
  }
  if (shape.type !== "object") return String(shape.type);
  if (!shape.properties) return "a mapping of names to values";
  const fields = Object.keys(shape.properties).map((name) => (shape.required?.includes(name) ? name : `${name}?`));
  return `{${fields.join(", ")}}`;
}

function sizeWording(least: number | undefined, most: number | undefined): string {
  if (most === undefined) return least ? ` of at least ${least}` : "";
  if (least === most) return ` of ${most}`;
  return least ? ` of ${least} to ${most}` : ` of at most ${most}`;
}

function numberWording({ type, minimum, exclusiveMinimum, maximum }: Shape): string {
  const noun = type === "integer" ? "a whole number" : "a number";
  const low = typeof exclusiveMinimum === "number" ? exclusiveMinimum : minimum;
  const lowWord = typeof exclusiveMinimum === "number" ? "above" : "from";
  const high = typeof maximum === "number" && maximum < Number.MAX_SAFE_INTEGER ? maximum : undefined;
  const isBounded = typeof low === "number" && low > Number.MIN_SAFE_INTEGER;
  if (isBounded && high !== undefined) return `${noun} ${lowWord} ${low} to ${high}`;
  if (isBounded) return `${noun} ${lowWord} ${low}${lowWord === "from" ? " up" : ""}`;
  return high === undefined ? noun : `${noun} up to ${high}`;
}
