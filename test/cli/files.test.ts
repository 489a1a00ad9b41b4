/** Files as they lie on a disk: only UTF-8 is text, and what is wrong is said in words. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { readText, writeText } from "../../server/cli/files.ts";

const folder = mkdtempSync(join(tmpdir(), "files-"));
afterAll(() => rmSync(folder, { recursive: true }));

function onDisk(bytes: Buffer): string {
  const path = join(folder, "a.yaml");
  writeFileSync(path, bytes);
  return path;
}

const refusal = (reason: string) => ({ ok: false, refusal: { reason } });

it.each<[what: string, bytes: Buffer, line: number]>([
  ["Latin-1", Buffer.from("a: 1\nb: Läntern\nc: 2\n", "latin1"), 2],
  ["Latin-1 without an end", Buffer.from("a: 1\nb: ä", "latin1"), 2],
  ["UTF-16", Buffer.from("\uFEFFa: 1\n", "utf16le"), 1],
  ["a picture", Buffer.from([0x89, 0x50, 0x4e, 0x47]), 1],
])("refuses %s with the line where it shows", (_, bytes, line) => {
  const path = onDisk(bytes);
  expect(readText(path)).toMatchObject(
    refusal(`Cannot read ${path}: line ${line} is not UTF-8; save the file as UTF-8.`),
  );
});

it("reads and writes UTF-8 as it is", () => {
  expect(readText(onDisk(Buffer.from("b: Läntern\n", "utf8")))).toEqual({ ok: true, value: "b: Läntern\n" });
  expect(writeText(join(folder, "out.csv"), "ä\n")).toEqual({ ok: true, value: null });
  expect(readFileSync(join(folder, "out.csv"), "utf8")).toBe("ä\n");
});

it("says why a file cannot be read or written", () => {
  const none = join(folder, "none", "a.yaml");
  expect(readText(none)).toMatchObject(refusal(`Cannot read ${none}: there is no such file or folder.`));
  expect(readText(folder)).toMatchObject(refusal(`Cannot read ${folder}: it is a folder.`));
  expect(writeText(none, "")).toMatchObject(refusal(`Cannot write ${none}: there is no such file or folder.`));
  const inside = join(onDisk(Buffer.from("a")), "b");
  expect(readText(inside)).toMatchObject(refusal(`Cannot read ${inside}: a part of its path is no folder.`));
});
