/** Numbers as people write them. */

/** Four digits are more than any guess is worth. */
export function digits(x: number): number {
  return Number(x.toPrecision(4));
}

/** In a sentence. */
export function figure(x: number): string {
  return String(Number(x.toPrecision(3)));
}

/** Up, to two digits: 1234 becomes 1300. */
export function roundedUp(x: number): number {
  const unit = unitOf(x);
  return Math.ceil(x / unit) * unit;
}

/** The power of ten that leaves two digits before the point; 1 at least. */
export function unitOf(x: number): number {
  return Number(`1e${Math.max(0, String(Math.ceil(x)).length - 2)}`);
}
