/** Laws of the screening and of what is found with it, in a small world. */
import { describe, expect, it } from "vitest";
import { must } from "../../shared/base/index.ts";
import {
  faultsOf,
  findingOf,
  htmlOf,
  markdownOf,
  modelOf,
  outcomeOf,
  promisingFor,
  ranked,
  reportOf,
  restOf,
  screen,
  surveyOf,
  triedWith,
  worthSimulating,
} from "../../shared/risk/index.ts";
import type { Fault, Finding, Tried } from "../../shared/risk/index.ts";
import { small } from "./small.ts";

const world = small();
const faults = faultsOf(world);

function fault(id: string): Fault {
  return must(
    faults.find((each) => each.id === id),
    id,
  );
}

const rest = restOf(world, "1");

function triedFor(finding: Finding): readonly Tried[] {
  const tried: Tried[] = [];
  for (const change of promisingFor(rest, finding)) {
    if (tried.at(-1)?.isContained !== true) tried.push(triedWith(rest, finding, change));
  }
  return tried;
}

describe("the steady state", () => {
  it("of a world at rest is at rest: hardly anybody fails, and it settles", () => {
    const rest = screen(modelOf(world, null));
    expect(rest.isSettled).toBe(true);
    expect(rest.userMinutes).toBeLessThan(18_000 * 60 * 0.001);
    for (const { attempts } of rest.calls) expect(attempts).toBeLessThan(1.01);
  });

  it("spends all attempts where every one of them fails, and one where none is declared", () => {
    const gone = fault("gone:rows");
    const attempts = (retries: number): number => {
      const model = modelOf(small({ retries }), gone);
      const at = model.calls.findIndex(({ id }) => id === "desk>rows");
      return must(screen(model).calls[at], "call").attempts;
    };
    expect(attempts(3)).toBeCloseTo(4, 2);
    expect(attempts(1)).toBeCloseTo(2, 2);
    expect(attempts(0)).toBe(1);
  });

  it("of a world without retries has no retry loop", () => {
    const none = small({ retries: 0 });
    for (const each of faultsOf(none)) {
      const model = modelOf(none, each);
      expect(screen(model, { without: ["retries"] }).userMinutes).toBeCloseTo(screen(model).userMinutes, 3);
    }
  });

  it("hears more load with more harm, never with less", () => {
    const harm = (times: number): number =>
      screen(modelOf(world, { set: {}, scale: { "people.users": times } })).userMinutes / times;
    const harms = [1, 1.2, 1.4, 1.6, 2, 3].map((times) => Math.round(harm(times)));
    expect(harms).toEqual([...harms].sort((a, b) => a - b));
    expect(must(harms[5], "the last")).toBeGreaterThan(18_000 * 60 * 0.3);
  });
});

describe("a fault", () => {
  it("of a station that nobody's journey needs hurts nobody else", () => {
    const { userMinutes, fell } = outcomeOf(rest, fault("gone:attic"));
    expect(fell.every((station) => station === "attic")).toBe(true);
    expect(userMinutes).toBeLessThan(rest.outcome.userMinutes + 18_000 * 60 * 0.001);
  });

  it("of what everybody needs hurts everybody, as the screening said", () => {
    const gone = fault("gone:rows");
    const { userMinutes } = outcomeOf(rest, gone);
    expect(userMinutes).toBeGreaterThan(18_000 * 60 * 0.9);
    expect(screen(modelOf(world, gone, rest.hits)).userMinutes / userMinutes).toBeGreaterThan(0.8);
  });
});

const finding = findingOf(rest, fault("asks-twice:door>desk"));
const tried = triedFor(finding);

describe("a change", () => {
  it("contains a fault only where far less harm is left in the simulation with it, and is the last that was tried", () => {
    const harm = ({ userMinutes }: typeof finding.outcome): number => userMinutes - rest.outcome.userMinutes;
    expect(tried.map(({ isContained }) => isContained)).toEqual([...tried.slice(1).map(() => false), true]);
    for (const { after, isContained } of tried) expect(isContained).toBe(harm(after) <= 0.3 * harm(finding.outcome));
    expect(tried.map(({ change }) => change.cost)).toEqual(
      tried.map(({ change }) => change.cost).sort((a, b) => a - b),
    );
  });

  it("stands in both forms of the report, with what others wrote as text", () => {
    const hostile = { ...world, title: `<img src=x onerror="a()"> | **b**` };
    const { outcome } = rest;
    const findings = [{ ...finding, tried }];
    const report = {
      scenario: hostile,
      seed: "1",
      stations: 5,
      users: 18_000,
      rest: outcome,
      findings,
      screened: [],
      isCut: false,
    };
    const page = htmlOf(report, () => null);
    expect(page).not.toContain("<img");
    expect(page).not.toMatch(/https?:|<script/);
    const sheet = markdownOf(report, () => "kept/finding-01.yaml");
    expect(sheet).toContain("\\<img");
    expect(sheet).toContain("\\*\\*b\\*\\*");
    expect(sheet).toContain("simulate kept/finding-01.yaml --policy none --seed 1");
    expect(page).toContain("asks-twice:door&gt;desk");
    expect(page).toContain("Run half as many replicas again");
    expect(sheet).toContain("Run half as many replicas again");
  });
});

describe("a report", () => {
  const survey = { ...surveyOf(world, "1"), rest };

  it("that had no time screens everything, and says that it was cut", () => {
    const report = reportOf(survey, [], true);
    expect(report.findings).toEqual([]);
    expect(report.screened.map(({ fault: { id } }) => id).sort()).toEqual(faults.map(({ id }) => id).sort());
    expect(markdownOf(report, () => null)).toContain("time ran out");
  });

  it("simulates as many as were wanted, half of them faults that leave their place standing", () => {
    const chosen = worthSimulating(survey, 10);
    expect(new Set(chosen.map(({ id }) => id)).size).toBe(10);
    const outright = chosen.filter(({ kind }) => /^(gone|hangs|key-expired|record-missing|site-lost)$/.test(kind));
    expect(outright.length).toBeLessThanOrEqual(5);
    // Whoever runs out of time has simulated some of both.
    const first = chosen.slice(0, 5).filter((each) => outright.includes(each));
    expect(first.length).toBeGreaterThan(0);
  });

  it("simulates one fault of a service in several regions once before it repeats itself", () => {
    const entry = (id: string, userMinutes: number) => {
      const place = must(id.split(":")[1], "place");
      return { fault: { ...fault("slow:rows"), id, place }, userMinutes };
    };
    const screened = [entry("slow:rows@a", 90), entry("slow:rows@b", 90), entry("slow:desk@a", 50)];
    const chosen = worthSimulating({ ...survey, screened }, 4).map(({ id }) => id);
    expect(chosen).toEqual(["slow:rows@a", "slow:desk@a", "slow:rows@b"]);
  });

  it("is headed by what the system amplifies, then by harm; what is gone outright is as large as its cause", () => {
    const gone = findingOf(rest, fault("gone:rows"));
    const twice = finding;
    expect(gone.isAmplified).toBe(false);
    expect(gone.ownShare).toBeGreaterThan(gone.outcome.userMinutes * 0.8);
    expect([twice.isAmplified, twice.ownShare]).toEqual([true, 0]);
    expect(twice.outcome.userMinutes).toBeLessThan(gone.outcome.userMinutes);
    expect(ranked([gone, twice]).map(({ fault: { id } }) => id)).toEqual([twice.fault.id, gone.fault.id]);
  });

  it("counts the changes it has tried in words that fit", () => {
    const one = { ...finding, tried: tried.slice(0, 1).map((each) => ({ ...each, isContained: false })) };
    const report = reportOf(survey, [one], false);
    expect(markdownOf(report, () => null)).toContain("The one change that promised to does not contain it");
  });
});
