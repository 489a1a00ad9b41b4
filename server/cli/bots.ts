/**
 * `bots`: lets bots join a session of a running server, as people do, and play it to the debrief. The only command that
 * talks to a server.
 */
import { ok, refuse } from "../../shared/base/index.ts";
import type { Result } from "../../shared/base/index.ts";
import { mixes, openCrew } from "../bots/index.ts";
import type { Mix } from "../bots/index.ts";
import { commandOf, optionsOf, seedOf } from "./command.ts";
import type { ExitCode, Io } from "./command.ts";

const help = `Usage: small-causes bots --url URL --code CODE [options]

Bots join the session with this code over HTTP and sockets, as people do, take free seats, and play until the round has
come to its debrief. Each sees what its seat may see, and takes as long as a person to read, think and type. The host
starts the round. How they talk to the server, for bots of your own: docs/protocol.md

Options:
  --url URL        where the server is, such as http://localhost:3000
  --code CODE      the code of the session
  --seats N        how many join, 1 to 24; who finds no free seat watches (default 1)
  --character C    ${mixes.join(", ")} (default competent)
  --seed N         the seed of their chance, a whole number (default 1)
  --help           this page

Exit codes: 0 all played to the end, 1 one could not join or was sent away, 2 the command line is wrong.`;

const MOST_SEATS = 24;

interface Request {
  readonly url: string;
  readonly code: string;
  readonly seats: number;
  readonly mix: Mix;
  readonly seed: number;
}

export const botsCommand = commandOf({
  name: "bots",
  summary: "let bots join a session of a running server and play it",
  help,
  parse,
  act: play,
});

function parse(args: readonly string[]): Result<Request> {
  const parsed = optionsOf("bots", args, {
    url: { type: "string" },
    code: { type: "string" },
    seats: { type: "string", default: "1" },
    character: { type: "string", default: "competent" },
    seed: { type: "string", default: "1" },
  });
  if (!parsed.ok) return parsed;
  const { values, positionals } = parsed.value;
  const { url, code, seats, character } = values;
  if (positionals.length > 0)
    return refuse("bots/words", `What does "${positionals[0]}" mean? Everything is an option.`);
  if (url === undefined || !URL.canParse(url) || !/^https?:/.test(url))
    return refuse("bots/url", "--url: write where the server is, such as http://localhost:3000.");
  if (code === undefined) return refuse("bots/code", "--code: write the code of the session, as its lobby shows it.");
  if (!/^\d{1,2}$/.test(seats) || Number(seats) < 1 || Number(seats) > MOST_SEATS)
    return refuse("bots/seats", `--seats ${seats}: write a whole number from 1 to ${MOST_SEATS}.`);
  const mix = mixes.find((known) => known === character);
  if (mix === undefined) return refuse("bots/character", `--character ${character}: choose ${mixes.join(", ")}.`);
  const seed = seedOf("bots", values.seed);
  return seed.ok ? ok({ url, code, seats: Number(seats), mix, seed: seed.value }) : seed;
}

async function play({ seed, ...asked }: Request, io: Io): Promise<ExitCode> {
  const crew = await openCrew({ ...asked, seed: String(seed), say: io.say });
  const played = crew.ok ? await crew.value.ended : crew;
  if (played.ok) {
    io.print(`${asked.seats} played to the debrief.`);
    return 0;
  }
  if (crew.ok) crew.value.close();
  io.say(played.refusal.reason);
  return 1;
}
