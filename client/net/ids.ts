/** Ids of commands. `crypto.randomUUID` is missing on plain http addresses of a local network, where drills are run. */
export function randomId(): string {
  return [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
