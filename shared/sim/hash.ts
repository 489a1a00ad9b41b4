/**
 * A fingerprint of a run's whole state: two 32-bit multiply-xor lanes over its words. Equal bytes give equal hashes in
 * every JavaScript engine; it is a check against drift, not against an attacker.
 */

export function hashRun(numbers: Float64Array, rest: Uint8Array): string {
  const words = new Uint32Array(numbers.buffer, numbers.byteOffset, numbers.length * 2);
  let a = 0x9e3779b9;
  let b = 0x85ebca6b;
  for (let i = 0; i < words.length; i++) {
    a = Math.imul(a ^ words[i], 0x01000193);
    b = Math.imul(b ^ (words[i] + i), 0x5bd1e995);
    b ^= b >>> 15;
  }
  for (let i = 0; i < rest.length; i++) {
    a = Math.imul(a ^ rest[i], 0x01000193);
    b = Math.imul(b ^ (rest[i] + i), 0x5bd1e995);
    b ^= b >>> 15;
  }
  a ^= a >>> 16;
  return hex(a) + hex(b);
}

function hex(word: number): string {
  return (word >>> 0).toString(16).padStart(8, "0");
}
