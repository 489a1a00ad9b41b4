/** What each change was worth, and which mattered most five minutes sooner: searched behind everybody's back. */
import { expect, it } from "vitest";
import { must, ok } from "../../../shared/base/index.ts";
import { createRound } from "../../../shared/play/index.ts";
import type { DebriefReport } from "../../../shared/protocol/index.ts";
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
    case "preRoll":
    case "findCuts":
    case "readFile":
    case "timePace":
      throw new Error(`${request.kind} is not asked for here`);
  }
}

it("leaves out each change, then finds the save, at the lowest urgency, one at a time, while cuts are still searched", async () => {
  const start = atZero();
  const urgencies: unknown[] = [];
  let atWork = 0;
  const pool: DebriefingOptions["pool"] = {
    run(kind, payload, wish) {
      if (kind === "findCuts") return { result: new Promise(() => undefined), cancel: () => undefined };
      if (kind === "runWhatIf") urgencies.push(wish?.when, ++atWork);
      const result = Promise.resolve().then(() => {
        if (kind === "runWhatIf") atWork--;
        return ok(resultOf(kind, perform(requestOf(kind, payload))));
      });
      return { result, cancel: () => undefined };
    },
  };
  const told = await new Promise<DebriefReport>((resolve, reject) => {
    createDebriefing({
      pool,
      worlds: { origin: () => Promise.resolve({ snapshot: start, before: [] }) },
      room: {
        round: createRound(header, restoreSimulation(smallScenario, seed, start)),
        reveal: ({ report }) => report?.save && resolve(report),
      },
      clock: { nowMs: () => 0, at: () => () => undefined },
      recording: () => Promise.resolve({ ...played, header }),
      failed: reject,
    }).begin();
  });
  expect(urgencies).toEqual(["later", 1, "later", 1, "later", 1, "later", 1]);
  expect(told.horizonTick).toBe(HORIZON);
  expect(told.deeds.every(({ saved }) => saved !== null)).toBe(true);
  expect(told.save).toMatchObject({ change: { kind: "move", ref: "A2", toTick: 1200 }, state: "done" });
  expect(told.save?.userMinutes).toBeLessThan(
    must(told.curves.find(({ of }) => of === "team")?.userMinutes.at(-1), "the team's total"),
  );
  expect(told.cutPoints.map(({ window }) => window)).toEqual(["pending"]);
});
