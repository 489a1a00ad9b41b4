/**
 * A round's recording as a file to keep: the host's, with the host's token, and only once the round is over. Before
 * the debrief it would tell what awaits the team. People are in it by id; their names stay in the database.
 */
import type { Response, Router } from "express";
import { must, ok, refuse } from "../../shared/base/index.ts";
import type { Result } from "../../shared/base/index.ts";
import { restoreSimulation } from "../../shared/sim/index.ts";
import { fromCanonical, hashOf, optionsShape, recordingFormat } from "../exercise/index.ts";
import type { RecordingFile, TakenHash } from "../exercise/index.ts";
import { decodeState } from "../rooms/index.ts";
import type { Entry, Round, Store } from "../storage/index.ts";
import { answer, bearer } from "./api.ts";

type Shelves = Pick<Store, "exercises" | "rounds" | "members" | "journal" | "checkpoints">;

export function recordingRoutes(store: Shelves): (router: Router) => void {
  return (router) => {
    router.get("/exercises/:code/recording", (request, response) =>
      give(store, request.params.code, bearer(request), response),
    );
  };
}

async function give(store: Shelves, code: string, token: string | undefined, response: Response): Promise<void> {
  const recording = await recordingFor(store, code, token);
  if (recording.ok) response.attachment(`recording-${code}.json`);
  return answer(response, 200, recording);
}

async function recordingFor(store: Shelves, code: string, token: string | undefined): Promise<Result<RecordingFile>> {
  const exercise = await store.exercises.find(code);
  if (!exercise || token === undefined || exercise.hostTokenHash !== hashOf(token))
    return refuse("recording/host-only", "Only who hosts this session can keep its recording.");
  const round = (await store.rounds.ofExercise(exercise.code)).at(-1);
  if (round?.state !== "debrief" && round?.state !== "closed")
    return refuse("recording/too-early", "There is a recording once the round has ended.");
  const scenario = fromCanonical(must(await store.rounds.scenario(round.scenarioHash), `scenario of ${round.id}`));
  return ok({
    format: recordingFormat,
    engine: round.engineVersion,
    scenario,
    seed: round.seed,
    options: optionsShape.parse(exercise.options),
    journal: await rowsOf(store, round),
    hashes: await hashesOf(store, round, scenario),
  });
}

async function rowsOf({ journal }: Shelves, { id }: Round): Promise<Entry[]> {
  const rows: Entry[] = [];
  for await (const page of journal.read(id, 0)) rows.push(...page);
  return rows;
}

/** What the room itself wrote down of its world: nothing here is computed again. */
async function hashesOf(
  { checkpoints }: Shelves,
  { id, seed }: Round,
  scenario: RecordingFile["scenario"],
): Promise<TakenHash[]> {
  const newest = await checkpoints.newest(id);
  const state = newest && (await decodeState(newest.state));
  if (!newest || !state) return [];
  return [{ tick: newest.tick, hash: restoreSimulation(scenario, seed, state.world).hash() }];
}
