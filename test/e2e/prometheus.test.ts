/**
 * The other end of a bridge as teams have it: a real Prometheus scrapes a running game with the shipped files, one of the
 * shipped alerts fires in it and goes through a real Alertmanager, and that one's message is compared with ours.
 */
import { spawn, spawnSync } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { fingerprintOf } from "../../server/bridge/outlets/alertmanager.ts";
import { findPrometheus } from "../../server/setup.mjs";
import { must } from "../../shared/base/index.ts";
import { readNode } from "../../shared/protocol/index.ts";
import { openReceiver } from "../server/bridge/receiver.ts";
import type { Receiver } from "../server/bridge/receiver.ts";
import { ask, placeIn, visitAt } from "../server/house.ts";
import type { Place, Visit } from "../server/house.ts";
import { launch } from "../server/launch/launched.ts";
import type { Launched } from "../server/launch/launched.ts";
import { preparePGlite } from "../server/storage/backing.ts";
import type { Backing } from "../server/storage/backing.ts";
import { freePort } from "../server/storage/postgres.ts";

const shipped = "docs/examples/bridge";
/** Faster than life, so that an incident is bad within a minute; ratios are the same. */
const TEST_SPEED = 8;
const SOON = { timeout: 150_000, interval: 1000 };
const tools = findPrometheus();

function run(
  tool: string,
  args: readonly string[],
  input = "",
): { readonly status: number | null; readonly said: string } {
  const { status, stdout, stderr } = spawnSync(tool, args, { input, encoding: "utf8" });
  return { status, said: `${stdout}${stderr}` };
}

const message = z.looseObject({
  version: z.string(),
  status: z.string(),
  alerts: z
    .array(z.looseObject({ status: z.string(), labels: z.record(z.string(), z.string()), fingerprint: z.string() }))
    .min(1),
});
const answered = z.object({
  data: z.object({
    result: z.array(
      z.looseObject({ metric: z.record(z.string(), z.string()), value: z.tuple([z.number(), z.string()]).optional() }),
    ),
  }),
});

describe.skipIf(tools === undefined)("a team's own tools", () => {
  const { prometheus, promtool, alertmanager, amtool } = tools ?? {
    prometheus: "",
    promtool: "",
    alertmanager: "",
    amtool: "",
  };
  const started: ChildProcess[] = [];
  let folder: string;
  let backing: Backing;
  let server: Launched;
  let receiver: Receiver;
  let url: string;
  let place: Place;
  let host: Visit;
  let token: string;
  let ports: { readonly prometheus: number; readonly alertmanager: number };

  function start(program: string, args: readonly string[]): void {
    const child = spawn(program, args, { cwd: folder, stdio: "ignore" });
    started.push(child);
  }

  async function query(expression: string): Promise<z.infer<typeof answered>["data"]["result"]> {
    const at = `http://127.0.0.1:${ports.prometheus}/api/v1/query?query=${encodeURIComponent(expression)}`;
    try {
      return answered.parse(await (await fetch(at)).json()).data.result;
    } catch {
      return [];
    }
  }

  beforeAll(async () => {
    [folder, backing, receiver] = await Promise.all([
      mkdtemp(join(tmpdir(), "small-causes-tools-")),
      preparePGlite(),
      openReceiver(),
    ]);
    const port = await freePort();
    server = launch({
      PORT: String(port),
      SMALL_CAUSES_DATA: backing.dataFolder,
      SMALL_CAUSES_TEST_SPEED: String(TEST_SPEED),
      SMALL_CAUSES_BRIDGE_HOSTS: receiver.host,
    });
    await server.line("ready");
    url = `http://127.0.0.1:${port}`;
    place = placeIn(await ask(url, "POST", "/api/solo", { name: "Ana" }));
    host = await visitAt(url, place.token);
    const bridge = `/api/exercises/${place.code}/teams/1/bridge`;
    const outlets = { alertmanager: { url: `http://${receiver.host}/ours` } };
    await ask(url, "PUT", bridge, { outlets, acceptsCompression: true }, place.token);
    token = String((await ask(url, "POST", `${bridge}/tokens/metrics`, {}, place.token)).body["token"]);
    await host.say({ type: "host.start" });
    await host.until(({ common }) => common.session.phase === "live");
    await host.say({ type: "clock.speed", speed: 4 });
    ports = { prometheus: await freePort(), alertmanager: await freePort() };

    await cp(shipped, folder, { recursive: true });
    const config = (await readFile(join(folder, "prometheus.yml"), "utf8"))
      .replaceAll("5s", "1s")
      .replace("scheme: https", "scheme: http")
      .replace("ABCDE", place.code)
      .replace("the-token", token)
      .replace("drill.example:443", `127.0.0.1:${port}`)
      .replace("localhost:9093", `127.0.0.1:${ports.alertmanager}`);
    await writeFile(join(folder, "prometheus.yml"), config);
    const routes = (await readFile(join(folder, "alertmanager.yml"), "utf8"))
      .replace("https://pager.example/hook", `http://${receiver.host}/theirs`)
      .replace("https://tickets.example/hook", `http://${receiver.host}/tickets`);
    await writeFile(join(folder, "alertmanager.yml"), routes);
    start(alertmanager, [
      "--config.file=alertmanager.yml",
      "--storage.path=alerts",
      `--web.listen-address=127.0.0.1:${ports.alertmanager}`,
      "--cluster.listen-address=",
    ]);
    start(prometheus, [
      "--config.file=prometheus.yml",
      "--storage.tsdb.path=series",
      `--web.listen-address=127.0.0.1:${ports.prometheus}`,
    ]);
  });
  afterAll(async () => {
    for (const child of started) {
      const gone = once(child, "exit");
      child.kill("SIGKILL");
      await gone;
    }
    host.socket.disconnect();
    server.process.kill("SIGTERM");
    await server.ended;
    await receiver.close();
    await backing.dispose();
    await rm(folder, { recursive: true });
  });

  it("take the shipped files: rules with their tests, routes, and every question of the dashboard", async () => {
    const inFolder = (name: string): string => join(shipped, name);
    expect(run(promtool, ["check", "config", "--syntax-only", inFolder("prometheus.yml")])).toMatchObject({
      status: 0,
    });
    expect(run(promtool, ["check", "rules", inFolder("rules.yml")])).toMatchObject({ status: 0 });
    const tested = run(promtool, ["test", "rules", inFolder("rules.test.yml")]);
    expect(tested, tested.said).toMatchObject({ status: 0 });
    expect(run(amtool, ["check-config", inFolder("alertmanager.yml")])).toMatchObject({ status: 0 });
    const dashboard = await readFile(inFolder("grafana.json"), "utf8");
    const asked = [...dashboard.matchAll(/"expr": "((?:\\.|[^"\\])*)"/g)].map(([, text]) =>
      z
        .string()
        .parse(JSON.parse(`"${text}"`))
        .replaceAll("$__rate_interval", "30s")
        .replaceAll("$service", ".*"),
    );
    expect(asked.length).toBeGreaterThan(10);
    // Some find nothing as long as nothing is wrong; none may be one that cannot be asked.
    const silent = ["breaker_open == 1", "node_up", "alert_firing == 1"];
    for (const expression of asked.filter((each) => !silent.some((name) => each.includes(name)))) {
      await expect.poll(() => query(expression), { ...SOON, message: expression }).not.toEqual([]);
    }
    for (const expression of asked) {
      const at = `http://127.0.0.1:${ports.prometheus}/api/v1/query?query=${encodeURIComponent(expression)}`;
      expect((await fetch(at)).status, expression).toBe(200);
    }
  });

  it("read the game: the text passes promtool, the target is up, and rates are those of the chart", async () => {
    const headers = { authorization: `Bearer ${token}` };
    const at = `${url}/api/exercises/${place.code}/teams/1/bridge/metrics`;
    const checked = run(promtool, ["check", "metrics"], await (await fetch(at, { headers })).text());
    expect(checked, checked.said).toEqual({ status: 0, said: "" });
    await expect.poll(() => query(`up{job="small-causes"} == 1`), SOON).toHaveLength(1);
    const nodes = host.view().common.map?.nodes.filter(({ isInstrumented }) => isInstrumented).length;
    await expect.poll(async () => (await query("small_causes_game_node_up")).length, SOON).toBe(nodes);
    // Totals are divided by the round's speed; the test's own clock, which no host can have, is left.
    const { metrics, map } = host.view().common;
    const first = must(map?.nodes[0], "node");
    const shown = must(readNode(must(metrics.at(-1), "row"), 0), "reading").rps * TEST_SPEED;
    const measured = async (): Promise<number> => {
      const [found] = await query(`rate(small_causes_game_requests_total{node="${first.id}"}[15s])`);
      return Number(found?.value?.[1] ?? 0);
    };
    await expect.poll(async () => Math.abs(1 - (await measured()) / shown), SOON).toBeLessThan(0.25);
  });

  it("are woken by the game: a shipped alert fires, goes through Alertmanager, and its message is made like ours", async () => {
    await expect
      .poll(
        async () =>
          (await query(`ALERTS{alertstate="firing",severity="page"}`)).map(({ metric }) => metric["alertname"]),
        SOON,
      )
      .toEqual(expect.arrayContaining([expect.stringMatching(/^Drill/)]));
    const endpoint = `--alertmanager.url=http://127.0.0.1:${ports.alertmanager}`;
    await expect.poll(() => run(amtool, ["alert", "query", endpoint, "--output=json"]).said, SOON).toContain('"Drill');
    const heard = (path: string) => receiver.heard.filter((each) => each.path === path).map(({ body }) => body);
    await expect.poll(() => heard("/theirs").length, SOON).toBeGreaterThan(0);
    await expect.poll(() => heard("/ours").length, SOON).toBeGreaterThan(0);
    const [theirs, ours] = ["/theirs", "/ours"].map((path) => message.parse(JSON.parse(must(heard(path)[0], path))));
    const keysOf = (told: typeof ours): unknown => [
      Object.keys(told ?? {}).sort(),
      Object.keys(told?.alerts[0] ?? {}).sort(),
    ];
    expect(keysOf(ours)).toEqual(keysOf(theirs));
    expect(ours?.version).toBe(theirs?.version);
    for (const { labels, fingerprint } of [...(theirs?.alerts ?? []), ...(ours?.alerts ?? [])]) {
      expect(fingerprintOf(labels)).toBe(fingerprint);
    }
  });
});
