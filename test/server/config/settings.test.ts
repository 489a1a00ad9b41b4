import { resolve } from "node:path";
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { readSettings, settingNames } from "../../../server/config/index.ts";

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
      bridgeHosts: [],
      dataFolder: resolve("data"),
      metrics: undefined,
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
    SMALL_CAUSES_BRIDGE_HOSTS: "localhost:9093, alerts.internal, [::1]",
    SMALL_CAUSES_METRICS: "10.0.0.7:9464",
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
      bridgeHosts: ["localhost:9093", "alerts.internal", "[::1]"],
      dataFolder: resolve("/srv/drill"),
      metrics: { host: "10.0.0.7", port: 9464 },
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
  ["SMALL_CAUSES_BRIDGE_HOSTS", "http://localhost", "names or addresses, with a port or for all of them"],
  ["SMALL_CAUSES_TEST_SPEED", "0.5", "a number from 1 to 1000"],
  ["SMALL_CAUSES_TEST_SPEED", "fast", "a number from 1 to 1000"],
  ["SMALL_CAUSES_METRICS", "yes", "a port of this computer (9464), or an address and a port"],
  ["SMALL_CAUSES_METRICS", "70000", "a port of this computer (9464), or an address and a port"],
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

it("shows metrics to this computer alone unless an address is given", () => {
  const placeOf = (text: string): unknown => {
    const read = readSettings({ SMALL_CAUSES_METRICS: text });
    return read.ok ? read.value.metrics : read.refusal;
  };
  expect(placeOf("9464")).toEqual({ host: "127.0.0.1", port: 9464 });
  expect(placeOf("[::1]:9464")).toEqual({ host: "::1", port: 9464 });
  expect(placeOf("0.0.0.0:9464")).toEqual({ host: "0.0.0.0", port: 9464 });
});

it("refuses a setting of ours that it does not know, with the one that was meant", () => {
  expect(refusalOf({ SMALL_CAUSES_DTAA: "/srv" })).toContain('did you mean "SMALL_CAUSES_DATA"?');
  expect(refusalOf({ SMALL_CAUSES_COFFEE: "black", PORT: "x" }).split("\n")).toHaveLength(2);
  expect(refusalOf({ SMALL_CAUSES_COFFEE: "black" })).toContain("docs/configuration.md");
  expect(readSettings({ COFFEE: "black", SMALL_CAUSES_LONG: "1" })).toHaveProperty("ok", true);
});

it("has a row for each setting in docs/configuration.md, and no other", () => {
  const page = readFileSync("docs/configuration.md", "utf8");
  const rows = [...page.matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, name]) => name);
  expect(rows).toEqual(settingNames);
});
