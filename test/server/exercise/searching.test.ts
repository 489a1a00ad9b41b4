/** The best cut, and what each change was worth: searched behind everybody's back. */
import { expect, it } from "vitest";
import { must, ok } from "../../../shared/base/index.ts";
import { createRound } from "../../../shared/play/index.ts";
import type { Reveal } from "../../../shared/view/index.ts";
import { restoreSimulation } from "../../../shared/sim/index.ts";
import { createDebriefing } from "../../../server/exercise/debriefing.ts";
import type { DebriefingOptions } from "../../../server/exercise/debriefing.ts";
import { requestOf, resultOf } from "../../../server/whatif/decode.ts";
import { jobs } from "../../../server/whatif/jobs.ts";
import type { JobKind, JobResult } from "../../../server/whatif/jobs.ts";
import type { Request } from "../../../server/whatif/messages.ts";
import { smallScenario } from "../../debrief/smallWorld.ts";
import { atZero, HORIZON, launch, recordingOf, seed } from "../../debrief/solo.ts";

const played = recordingOf([
  [260, launch("cap-retries", "app>store", 0)],
  [420, launch("add-store", "store@west", 4)],
]);
const { options } = played.header;
/** The people went faster at the end: that moves no horizon. */
const header = { ...played.header, options: { ...options, speed: 8, liveMinutes: HORIZON / 600 / 4 } } as const;

function perform(request: Request): JobResult<JobKind> {
  const progress = (): void => undefined;
  switch (request.kind) {
    case "runTeam":
      return jobs.runTeam(request.payload, progress);
    case "runAlone":
      return jobs.runAlone(request.payload, progress);
    case "runWhatIf":
      return jobs.runWhatIf(request.payload, progress);
    case "runAdded":
      return jobs.runAdded(request.payload, progress);
    case "forkTeam":
      return jobs.forkTeam(request.payload, progress);
    case "preRoll":
    case "findCuts":
    case "readFile":
    case "importSystem":
    case "timePace":
    case "riskSurvey":
    case "riskFinding":
    case "riskChanges":
    case "riskTry":
      throw new Error(`${request.kind} is not asked for here`);
  }
}

it("searches the best cut first, two runs at a time, then leaves out each change, all behind what people ask for", async () => {
  const start = atZero();
  const urgencies = new Set<unknown>();
  const order: string[] = [];
  let atWork = 0;
  let most = 0;
  const pool: DebriefingOptions["pool"] = {
    run(kind, payload, wish) {
      if (kind === "findCuts") return { result: new Promise(() => undefined), cancel: () => undefined };
      if (kind !== "runTeam" && kind !== "runAlone") {
        order.push(kind);
        urgencies.add(wish?.when);
        most = Math.max(most, ++atWork);
      }
      const result = Promise.resolve().then(() => {
        const done = ok(resultOf(kind, perform(requestOf(kind, payload))));
        if (kind !== "runTeam" && kind !== "runAlone") atWork--;
        return done;
      });
      return { result, cancel: () => undefined };
    },
  };
  const told = await new Promise<Reveal>((resolve, reject) => {
    createDebriefing({
      pool,
      worlds: { origin: () => Promise.resolve({ snapshot: start, before: [] }) },
      room: {
        round: createRound(header, restoreSimulation(smallScenario, seed, start)),
        reveal: (reveal) => reveal.report?.deeds.every(({ saved }) => saved !== null) && resolve(reveal),
      },
      clock: { nowMs: () => 0, at: () => () => undefined },
      recording: () => Promise.resolve({ ...played, header }),
      failed: reject,
    }).begin();
  });
  expect([...urgencies]).toEqual(["later"]);
  expect(most).toBe(2);
  expect(order[0]).toBe("forkTeam");
  expect(order.slice(-2)).toEqual(["runWhatIf", "runWhatIf"]);
  expect(order.slice(1, -2).every((kind) => kind === "runAdded")).toBe(true);
  const { report, found } = told;
  expect(report?.horizonTick).toBe(HORIZON);
  expect(report?.cutPoints.map(({ window }) => window)).toEqual(["pending"]);
  expect(found).toMatchObject({ state: "done", progress: 1, runs: order.length - 3 });
  expect(found?.best?.userMinutes).toBeLessThan(
    must(report?.curves.find(({ of }) => of === "team")?.userMinutes.at(-1), "the team's total"),
  );
});
