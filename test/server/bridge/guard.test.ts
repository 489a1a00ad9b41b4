/** Hostile addresses, at a bridge that may send to the world and to nobody near. */
import { describe, expect, it } from "vitest";
import { createGuard } from "../../../server/bridge/index.ts";
import { createPost } from "../../../server/bridge/sending/post.ts";
import type { Resolve } from "../../../server/bridge/sending/guard.ts";
import { openReceiver } from "./receiver.ts";

const code = (address: string, allowed: readonly string[] = []): string => {
  const way = createGuard(allowed).wayTo(address);
  return way.ok ? "ok" : way.refusal.code;
};

/** What a name would have to resolve to. */
function leadingTo(...addresses: readonly string[]): Resolve {
  return (_name, done) =>
    done(
      null,
      addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 })),
    );
}

/** Whether a connection to a name with these addresses would be made. */
function connects(
  addresses: readonly string[],
  allowed: readonly string[] = [],
  name = "tools.example",
): Promise<boolean> {
  const way = createGuard(allowed, leadingTo(...addresses)).wayTo(`https://${name}/`);
  if (!way.ok) return Promise.resolve(false);
  return new Promise((resolve) => way.value.lookup(name, { all: true }, (problem) => resolve(problem === null)));
}

describe("an address", () => {
  it.each([
    "https://127.0.0.1/",
    "https://127.1/",
    "https://2130706433/",
    "https://0x7f.0.0.1/",
    "https://017700000001/",
    "https://0/",
    "https://10.1.2.3/",
    "https://172.31.255.255/",
    "https://192.168.0.1/",
    "https://100.64.0.1/",
    "https://169.254.169.254/latest/meta-data/",
    "https://100.100.100.200/",
    "https://224.0.0.1/",
    "https://255.255.255.255/",
    "https://[::1]/",
    "https://[::]/",
    "https://[::ffff:127.0.0.1]/",
    "https://[::ffff:a9fe:a9fe]/",
    "https://[::127.0.0.1]/",
    "https://[64:ff9b::7f00:1]/",
    "https://[2002:7f00:1::]/",
    "https://[2001:0:7f00:1::]/",
    "https://[fc00::1]/",
    "https://[fd00:ec2::254]/",
    "https://[fe80::1]/",
    "https://[ff02::1]/",
    "https://[2001:db8::1]/",
  ])("that is private is refused, however it is written: %s", (address) => {
    expect(code(address)).toBe("bridge/private");
  });

  it.each([
    ["http://example.com/", "bridge/not-https"],
    ["ftp://example.com/", "bridge/not-https"],
    ["file:///etc/passwd", "bridge/not-https"],
    ["gopher://example.com/", "bridge/not-https"],
    ["https://user@example.com/", "bridge/credentials"],
    ["https://:secret@example.com/", "bridge/credentials"],
    ["", "bridge/no-address"],
    ["//example.com", "bridge/no-address"],
    ["https://", "bridge/no-address"],
  ])("of the wrong kind is refused: %s is %s", (address, refused) => {
    expect(code(address)).toBe(refused);
  });

  it("of the world passes", () => {
    for (const address of ["https://hooks.slack.com/services/x", "https://8.8.8.8/", "https://[2606:4700::1111]/"]) {
      expect(code(address)).toBe("ok");
    }
  });
});

describe("a name", () => {
  it.each([
    [["10.0.0.1"]],
    [["127.0.0.1"]],
    [["::1"]],
    [["::ffff:10.0.0.1"]],
    [["169.254.169.254"]],
    [["8.8.8.8", "10.0.0.1"]],
    [["2606:4700::1111", "fd00::1"]],
    [[]],
  ])("is refused at the connection where it leads to %j", async (addresses) => {
    expect(await connects(addresses)).toBe(false);
  });

  it("passes where all it leads to is public", async () => {
    expect(await connects(["8.8.8.8", "2606:4700::1111"])).toBe(true);
  });

  it("that leads outside when it is set and inside when it is used is refused then", async () => {
    const answers = [["8.8.8.8"], ["127.0.0.1"]];
    const guard = createGuard([], (name, done) => leadingTo(...(answers.shift() ?? []))(name, done));
    const post = createPost(guard);
    const receiver = await openReceiver();
    const letter = { url: `https://tools.example:${receiver.port}/`, headers: {}, body: "{}", about: "test" } as const;
    answers.shift();
    const sent = await post(letter, new AbortController().signal);
    expect(sent).toMatchObject({ kind: "refused", why: { code: "bridge/private" } });
    expect(receiver.heard).toEqual([]);
    await receiver.close();
  });
});

describe("what the operator listed", () => {
  it("may be private and plain, at its own port alone", async () => {
    const allowed = ["localhost:9093", "Alerts.internal", "[::1]", "10.0.0.7"];
    expect(code("http://localhost:9093/x", allowed)).toBe("ok");
    expect(code("http://localhost:9094/x", allowed)).toBe("bridge/not-https");
    expect(code("http://alerts.internal/x", allowed)).toBe("ok");
    expect(code("https://[::1]:4/", allowed)).toBe("ok");
    expect(code("http://10.0.0.7/", allowed)).toBe("ok");
    expect(code("https://10.0.0.8/", allowed)).toBe("bridge/private");
    expect(await connects(["127.0.0.1"], allowed, "localhost")).toBe(false);
    expect(await connects(["10.9.9.9"], allowed, "alerts.internal")).toBe(true);
  });

  it("may still not be where clouds keep credentials, by whatever name", async () => {
    const allowed = ["alerts.internal", "169.254.169.254", "[::ffff:a9fe:a9fe]", "[fe80::1]", "0.0.0.0"];
    for (const address of ["169.254.169.254", "[::ffff:a9fe:a9fe]", "[fe80::1]", "0.0.0.0"]) {
      expect(code(`http://${address}/`, allowed)).toBe("bridge/private");
    }
    expect(await connects(["169.254.169.254"], allowed, "alerts.internal")).toBe(false);
    expect(await connects(["::ffff:169.254.169.254"], allowed, "alerts.internal")).toBe(false);
  });
});

describe("an answer", () => {
  it.each([
    [200, "delivered", undefined],
    [202, "delivered", undefined],
    [301, "refused", "bridge/redirected"],
    [400, "refused", "bridge/not-understood"],
    [401, "refused", "bridge/not-let-in"],
    [404, "refused", "bridge/not-there"],
    [429, "later", "bridge/later"],
    [500, "later", "bridge/later"],
    [503, "later", "bridge/later"],
  ] as const)(
    "of %d means %s, a redirect is not followed, and nothing of its words is kept",
    async (status, kind, why) => {
      const receiver = await openReceiver();
      receiver.answer(status, { location: `http://${receiver.host}/elsewhere`, "retry-after": "7" });
      const post = createPost(createGuard([receiver.host]));
      const letter = { url: `http://${receiver.host}/`, headers: {}, body: "{}", about: "test" } as const;
      const sent = await post(letter, new AbortController().signal);
      expect(sent.kind).toBe(kind);
      expect(sent.kind === "delivered" ? undefined : sent.why.code).toBe(why);
      expect(sent.kind === "later" ? sent.afterMs : 7000).toBe(7000);
      expect(JSON.stringify(sent)).not.toContain("a secret of this network");
      expect(receiver.heard.map(({ path }) => path)).toEqual(["/"]);
      await receiver.close();
    },
  );

  it("that does not come is waited for no longer than the bridge lives", async () => {
    const receiver = await openReceiver();
    await receiver.close();
    const post = createPost(createGuard([receiver.host]));
    const letter = { url: `http://${receiver.host}/`, headers: {}, body: "{}", about: "test" } as const;
    const sent = await post(letter, new AbortController().signal);
    expect(sent).toMatchObject({
      kind: "later",
      why: { code: "bridge/unreachable", params: { problem: "ECONNREFUSED" } },
    });
  });
});
