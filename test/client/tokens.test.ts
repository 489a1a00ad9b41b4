import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { palette } from "../../client/dom/palette.ts";

it("the canvas and the stylesheet use the same colours", () => {
  const css = readFileSync("client/dom/tokens.css", "utf8");
  const dashed = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const stated = Object.keys(palette).map((name) => [
    name,
    new RegExp(`--${dashed(name)}: (#[0-9a-f]{6});`).exec(css)?.[1],
  ]);
  expect(Object.fromEntries(stated)).toEqual(
    Object.fromEntries(Object.entries(palette).map(([name, hex]) => [name, hex.toLowerCase()])),
  );
});
