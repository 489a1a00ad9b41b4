/**
 * A round's recording as a file to keep: the host's, with the host's token, and only once the round is over. Before
 * the debrief it would tell what awaits the team. People are in it by id; their names stay in the database.
 */
import type { Response, Router } from "express";
import { ok } from "../../shared/base/index.ts";
import type { Result } from "../../shared/base/index.ts";
import { restoreSimulation } from "../../shared/sim/index.ts";
import { whatIfSchema } from "../../shared/protocol/index.ts";
import { turnDown } from "../../shared/refusals/index.ts";
import { hashOf, presentRounds, recordingFormat, recordingSchema, setupOf } from "../exercise/index.ts";
import type { OpenRecordings, RecordingFile, TakenHash } from "../exercise/index.ts";
import { decodeState } from "../rooms/index.ts";
import type { Entry, Round, Store } from "../storage/index.ts";
import { answer, bearer } from "./api.ts";

type Shelves = Pick<Store, "rounds" | "members" | "journal" | "checkpoints">;

export function recordingRoutes(store: Shelves): (router: Router) => void {
  return (router) => {
    router.get("/exercises/:code/recording", (request, response) =>
      give(store, request.params.code, bearer(request), response),
    );
  };
}

/**
 * Recordings that were opened to look at. Whoever has the file may: it tells them nothing that is not in it. The id is
 * as good as the file, and nobody can guess it.
 */
export function openRecordingRoutes(open: OpenRecordings): (router: Router) => void {
  return (router) => {
    router.post("/recordings", (request, response) => answer(response, 201, opened(open, request.body)));
    router.get("/recordings/:id", (request, response) => {
      const { after } = request.query;
      return answer(response, 200, open.look(request.params.id, typeof after === "string" ? Number(after) : undefined));
    });
    router.post("/recordings/:id/whatifs", (request, response) => {
      const change = whatIfSchema.safeParse(request.body);
      return answer(
        response,
        200,
        change.success ? open.ask(request.params.id, change.data) : turnDown("whatif/unknown"),
      );
    });
  };
}

function opened(open: OpenRecordings, body: unknown): Result<object> {
  const read = recordingSchema.safeParse(body);
  if (read.success) return open.open(read.data);
  const [first] = read.error.issues;
  const at = first?.path.join(".") ?? "";
  const where = at === "" ? "the file" : at;
  return turnDown("recording/faulty", { problem: `${where}: ${first?.message ?? ""}` });
}

async function give(store: Shelves, code: string, token: string | undefined, response: Response): Promise<void> {
  const recording = await recordingFor(store, code, token);
  if (recording.ok) response.attachment(`recording-${code}.json`);
  return answer(response, 200, recording);
}

async function recordingFor(store: Shelves, code: string, token: string | undefined): Promise<Result<RecordingFile>> {
  const member = token === undefined ? undefined : await store.members.findByToken(hashOf(token));
  if (member?.role !== "host" || member.exercise !== code) return turnDown("recording/host-only");
  const round = presentRounds(await store.rounds.ofExercise(code))[member.team];
  if (round?.state !== "debrief" && round?.state !== "closed") return turnDown("recording/too-early");
  const { scenario, options } = await setupOf(store, round);
  return ok({
    format: recordingFormat,
    engine: round.engineVersion,
    scenario,
    seed: round.seed,
    options,
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
