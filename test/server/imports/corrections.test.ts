/** Corrections: one more file, given first, that stands before what others say and before every guess. */
import { describe, expect, it } from "vitest";
import { importFiles } from "../../../server/imports/index.ts";
import { imported, serviceOf } from "./fixtures.ts";

const corrections = (text: string) => ({ name: "corrections.yml", text: `services:\n${text}` });

describe("corrections", () => {
  it("stand before guesses and before other files, in every field", () => {
    const said = '  "cartservice": { kind: store, replicas: 7, rps: 90, ownMs: 3, timeoutMs: 450, retries: 2 }\n';
    const cart = serviceOf(imported(corrections(said), "online-boutique.yaml"), "cartservice");
    const before = serviceOf(imported("online-boutique.yaml"), "cartservice");
    expect(before).toMatchObject({ kind: { value: "service", isGuess: true }, replicas: { isGuess: false } });
    expect(cart).toMatchObject({
      kind: { value: "store", isGuess: false },
      replicas: { value: 7, isGuess: false },
      rps: { value: 90, isGuess: false },
      ownMs: { value: 3, isGuess: false },
      timeoutMs: { value: 450, isGuess: false },
      retries: { value: 2, isGuess: false },
    });
  });

  it("change nothing but what they are about and what follows from it", () => {
    const corrected = imported(corrections("  emailservice: { timeoutMs: 300 }\n"), "online-boutique.yaml").system;
    const plain = imported("online-boutique.yaml").system;
    const others = ({ services }: typeof plain) => services.filter(({ name }) => name !== "emailservice");
    expect(others(corrected)).toEqual(others(plain));
    expect(corrected.calls).toEqual(plain.calls);
  });

  it("of a service that no other file has are left out, and a note says so", () => {
    const { system } = imported(corrections("  gone: { kind: cache }\n"), "online-boutique.yaml");
    expect(system.services).toHaveLength(11);
    expect(system.notes).toContain('"gone" is corrected, and no file has it: that is left out.');
  });

  it("are no system by themselves", () => {
    expect(importFiles([corrections("  cart: { kind: cache }\n")])).toMatchObject({
      refusal: [{ problems: [{ says: "there is no service in it." }] }],
    });
  });

  it.each([
    ["  cart: { replicas: three }\n", 2, 'replicas: "three" is no number; write one from 0 on, without a unit.'],
    ["  cart:\n    rps: 5\n    replica: 3\n", 4, 'there is no field "replica"; did you mean "replicas"?'],
    ["  cart: { kind: stor }\n", 2, 'there is no kind "stor"; did you mean "store"?'],
  ])("are refused with line and advice: %j", (text, line, says) => {
    expect(importFiles([corrections(text)])).toMatchObject({
      refusal: [{ file: "corrections.yml", problems: [{ line, says: expect.stringContaining(says) }] }],
    });
  });
});

it("beyond contradictions and spellings, the order of files changes nothing", () => {
  const calls = { name: "calls.csv", text: "from,to,rps\nfrontend,cartservice,55\nfrontend,adservice,20\n" };
  const waits = { name: "waits.csv", text: "from,to,timeout_ms\nfrontend,cartservice,300\n" };
  const worlds = [
    [calls, waits, "online-boutique.yaml"],
    ["online-boutique.yaml", waits, calls],
    [waits, "online-boutique.yaml", calls],
  ].map((files) => imported(...files).system);
  const values = ({ services }: (typeof worlds)[number]) =>
    services.map(({ id, kind, rps, timeoutMs, layer }) => [id, kind.value, rps.value, timeoutMs.value, layer.value]);
  for (const world of worlds) expect(values(world)).toEqual(worlds[0] && values(worlds[0]));
});
