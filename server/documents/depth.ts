/**
 * Looks for nesting without end before the reader of YAML sees a text: that goes one call deeper with each level, and
 * where its stack ends within a pattern that is not compiled yet, the engine gives up the whole process.
 */
import { REST } from "./syntax.ts";
import type { Fault } from "./syntax.ts";

/** Far beyond any file, and far from the end of a stack. */
const DEEPEST = 500;

export function nestingFault(text: string): Fault | null {
  const offset = tooDeepAt(text);
  return offset < 0 ? null : { offset, says: `this is nested too deeply. ${REST}` };
}

/** Brackets in a text count too: one that opens 500 and closes none is refused for nothing. */
function tooDeepAt(text: string): number {
  let brackets = 0;
  /** Columns at which lines around this one begin. */
  const indents: number[] = [];
  for (let start = 0; start < text.length;) {
    const stop = text.indexOf("\n", start);
    const end = stop < 0 ? text.length : stop;
    let at = start;
    let marks = 0;
    // "- - - x" is a list in a list in a list.
    for (; at < end && " -?".includes(text.charAt(at)); at++) marks += Number(text.charAt(at) !== " ");
    if (at < end) {
      while ((indents.at(-1) ?? -1) >= at - start) indents.pop();
      indents.push(at - start);
    }
    if (indents.length + marks > DEEPEST) return start;
    for (; at < end; at++) {
      const sign = text.charAt(at);
      if (sign === "[" || sign === "{") brackets++;
      else if (sign === "]" || sign === "}") brackets = Math.max(0, brackets - 1);
      if (brackets > DEEPEST) return at;
    }
    start = end + 1;
  }
  return -1;
}
