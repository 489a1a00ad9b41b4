/** The command line of `bots`: what it refuses before it talks to anybody. */
import { expect, it } from "vitest";
import { run } from "./desk.ts";

const there = ["--url", "http://localhost:3000", "--code", "K7MQ4"];

it.each([
  [["--code", "K7MQ4"], "--url: write where the server is"],
  [["--url", "localhost", "--code", "K7MQ4"], "--url: write where the server is"],
  [["--url", "http://localhost:3000"], "--code: write the code"],
  [[...there, "--seats", "0"], "--seats 0: write a whole number from 1 to 24."],
  [[...there, "--seats", "25"], "--seats 25: write a whole number from 1 to 24."],
  [[...there, "--character", "lazy"], "--character lazy: choose novice, competent, reckless, mixed."],
  [[...there, "--seed", "x"], "--seed x: write a whole number"],
  [[...there, "K7MQ4"], 'What does "K7MQ4" mean?'],
] as const)("bots %j is refused", (args, reason) => {
  const { code, said } = run(["bots", ...args]);
  expect(code).toBe(2);
  expect(said).toContain(reason);
});
