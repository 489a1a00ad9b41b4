/** Affairs as bytes and back: JSON in ASCII, keys sorted where order could differ, so that equal affairs are equal bytes. */
import type { Affairs } from "./affairs.ts";

/** What JSON cannot say: a limit that is none, kept for an undo. No name has this character in it. */
const ENDLESS = "\u0000Infinity";

export function writeAffairs(affairs: Affairs): Uint8Array {
  const standing = Object.fromEntries(Object.entries(affairs.standing).sort(([a], [b]) => (a < b ? -1 : 1)));
  const text = JSON.stringify({ ...affairs, standing }, (_key, value: unknown) =>
    value === Infinity ? ENDLESS : value,
  ).replace(/[^ -~]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}

export function readAffairs(bytes: Uint8Array): Affairs {
  const parts: string[] = [];
  for (let i = 0; i < bytes.length; i += 4096) parts.push(String.fromCharCode(...bytes.subarray(i, i + 4096)));
  return JSON.parse(parts.join(""), (_key, value: unknown) => (value === ENDLESS ? Infinity : value)) as Affairs;
}
