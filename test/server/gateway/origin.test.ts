import { expect, it } from "vitest";
import { comesFromHere } from "../../../server/gateway/origin.ts";

it.each([
  ["no browser", {}, true],
  ["its own page", { origin: "http://drill.local:3000", host: "drill.local:3000" }, true],
  ["its own page by an address", { origin: "http://[fd00::1]:3000", host: "[fd00::1]:3000" }, true],
  ["its own page behind a proxy that drops the port", { origin: "https://drill.org:8443", host: "drill.org" }, true],
  [
    "its own page behind a proxy with a name of its own",
    { origin: "https://drill.org", host: "backend:3000", "x-forwarded-host": "drill.org" },
    true,
  ],
  ["another page", { origin: "https://evil.example", host: "drill.local:3000" }, false],
  ["a page that looks like it", { origin: "https://drill.local.evil.example", host: "drill.local" }, false],
  ["a file or a sandbox", { origin: "null", host: "drill.local:3000" }, false],
  ["nonsense", { origin: "http://", host: "drill.local" }, false],
] as const)("lets %s open a socket or not", (_what, headers, expected) => {
  expect(comesFromHere(headers)).toBe(expected);
});
