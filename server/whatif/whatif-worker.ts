/**
 * One thread of the pool: takes a job, does it, says how it went. Its memory never meets another job's. Rounds that people
 * play go before it: on Linux, where each thread has a priority of its own, it takes a low one.
 */
import { platform, setPriority } from "node:os";
import { parentPort } from "node:worker_threads";
import { must } from "../../shared/base/index.ts";
import { jobs } from "./jobs.ts";
import type { JobKind, JobResult } from "./jobs.ts";
import type { Answer, Request } from "./messages.ts";

const port = must(parentPort, "the thread's parent");

const LOW = 10;
if (platform() === "linux") setPriority(LOW);

function answer(message: Answer): void {
  port.postMessage(message);
}

/** Each job takes just its own payload: the switch is what proves it to the compiler. */
function perform(request: Request): JobResult<JobKind> {
  const progress = (share: number): void => answer({ kind: "progress", share });
  switch (request.kind) {
    case "preRoll":
      return jobs.preRoll(request.payload);
    case "readFile":
      return jobs.readFile(request.payload);
    case "importSystem":
      return jobs.importSystem(request.payload);
    case "timePace":
      return jobs.timePace(request.payload, progress);
    case "riskSurvey":
      return jobs.riskSurvey(request.payload);
    case "riskFinding":
      return jobs.riskFinding(request.payload);
    case "riskChanges":
      return jobs.riskChanges(request.payload);
    case "riskTry":
      return jobs.riskTry(request.payload);
    case "runAlone":
      return jobs.runAlone(request.payload, progress);
    case "runTeam":
      return jobs.runTeam(request.payload, progress);
    case "findCuts":
      return jobs.findCuts(request.payload, progress);
    case "runWhatIf":
      return jobs.runWhatIf(request.payload, progress);
    case "runAdded":
      return jobs.runAdded(request.payload, progress);
    case "forkTeam":
      return jobs.forkTeam(request.payload, progress);
  }
}

port.on("message", (request: Request) => {
  try {
    answer({ kind: "done", result: perform(request) });
  } catch (problem) {
    answer({ kind: "threw", problem: problem instanceof Error ? (problem.stack ?? problem.message) : String(problem) });
  }
});
