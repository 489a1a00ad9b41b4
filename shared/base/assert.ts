/**
 * Statements that hold unless there is a bug. They throw; they are never used on input from outside.
 */

export class Bug extends Error {
  override readonly name = "Bug";
}

export function assert(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Bug(message);
}

/** The value, or a thrown bug where it must exist. */
export function must<T>(value: T | undefined | null, what: string): T {
  if (value === undefined || value === null) throw new Bug(`missing: ${what}`);
  return value;
}

/** Ends an exhaustive switch: the compiler proves that no case is left. */
export function unreachable(value: never): never {
  throw new Bug(`unreachable: ${JSON.stringify(value)}`);
}
