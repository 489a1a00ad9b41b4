import { resolve } from "node:path";
import { expect, it } from "vitest";
import { readSettings } from "../../../server/config/index.ts";

function refusalOf(variables: Record<string, string>): string {
  const read = readSettings(variables);
  return read.ok ? "" : read.refusal.reason;
}

it("needs nothing to be set", () => {
  expect(readSettings({ PATH: "/bin", PORT: "" })).toEqual({
    ok: true,
    value: {
      port: 3000,
      host: undefined,
      databaseUrl: undefined,
      nodeUrl: undefined,
      trustedProxies: [],
      dataFolder: resolve("data"),
      testSpeed: undefined,
      logLevel: "info",
    },
  });
});

it("reads every setting", () => {
  const variables = {
    PORT: "0",
    HOST: "127.0.0.1",
    DATABASE_URL: "postgres://me:secret@db:5432/drill",
    SMALL_CAUSES_NODE_URL: "http://10.0.0.5:3000",
    SMALL_CAUSES_TRUSTED_PROXIES: "127.0.0.1, 10.0.0.0/8,::1",
    SMALL_CAUSES_DATA: "/srv/drill",
    SMALL_CAUSES_TEST_SPEED: "12.5",
    LOG_LEVEL: "warn",
  };
  expect(readSettings(variables)).toEqual({
    ok: true,
    value: {
      port: 0,
      host: "127.0.0.1",
      databaseUrl: "postgres://me:secret@db:5432/drill",
      nodeUrl: "http://10.0.0.5:3000",
      trustedProxies: ["127.0.0.1", "10.0.0.0/8", "::1"],
      dataFolder: resolve("/srv/drill"),
      testSpeed: 12.5,
      logLevel: "warn",
    },
  });
});

it.each([
  ["PORT", "abc", "a whole number from 0 to 65535"],
  ["PORT", "65536", "a whole number from 0 to 65535"],
  ["PORT", "-1", "a whole number from 0 to 65535"],
  ["SMALL_CAUSES_NODE_URL", "10.0.0.5:3000", "such as http://10.0.0.5:3000"],
  ["SMALL_CAUSES_NODE_URL", "http://10.0.0.5:3000/drill", "without a path"],
  ["SMALL_CAUSES_NODE_URL", "http://10.0.0.5:300000", "such as http://10.0.0.5:3000"],
  ["SMALL_CAUSES_TRUSTED_PROXIES", "balancer", "addresses or networks of balancers"],
  ["SMALL_CAUSES_TRUSTED_PROXIES", "10.0.0.0/33", "addresses or networks of balancers"],
  ["SMALL_CAUSES_TEST_SPEED", "0.5", "a number from 1 to 1000"],
  ["SMALL_CAUSES_TEST_SPEED", "fast", "a number from 1 to 1000"],
  ["LOG_LEVEL", "loud", "one of silent, fatal, error, warn, info, debug, trace"],
])("names a wrong variable, what it was and what is allowed: %s=%s", (name, value, allowed) => {
  const reason = refusalOf({ [name]: value });
  expect(reason).toContain(`${name} is "${value}"; it must be `);
  expect(reason).toContain(allowed);
});

it("names every wrong variable at once", () => {
  expect(refusalOf({ PORT: "x", LOG_LEVEL: "y" }).split("\n")).toHaveLength(2);
});

it("asks for the database that nodes share", () => {
  expect(refusalOf({ SMALL_CAUSES_NODE_URL: "http://10.0.0.5:3000" })).toContain("set DATABASE_URL too");
});

it("does not repeat a database address, which may hold a password", () => {
  const reason = refusalOf({ DATABASE_URL: "mysql://me:secret@db/drill" });
  expect(reason).toContain("DATABASE_URL");
  expect(reason).not.toContain("secret");
});
