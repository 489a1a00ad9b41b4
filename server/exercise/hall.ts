/**
 * Where people come in: hosts found exercises, players join with a code, browsers return with a token. Whoever is let
 * in gets a room and nothing that the room's own rules would not give them. A big screen is let in to look and never
 * joins: no round knows of it.
 */
import { nanoid } from "nanoid";
import { ok } from "../../shared/base/index.ts";
import type { Result } from "../../shared/base/index.ts";
import type { Scenario } from "../../shared/content/index.ts";
import type { PlayOptions } from "../../shared/play/index.ts";
import { doorRefusal, joinRefusal, returnRefusal } from "../../shared/play/index.ts";
import type {
  Acknowledgement,
  CharacterId,
  ExerciseCommand,
  PastRound,
  PhaseName,
  Roster,
} from "../../shared/protocol/index.ts";
import { turnDown } from "../../shared/refusals/index.ts";
import type { Library } from "../library/index.ts";
import type { Member } from "../storage/index.ts";
import { createCapacity } from "./capacity.ts";
import type { CapacityOptions } from "./capacity.ts";
import { createAttempts } from "./attempts.ts";
import { createBridging } from "./bridging.ts";
import type { Bridges, BridgingOptions, Hosted } from "./bridging.ts";
import { censusOf } from "./census.ts";
import type { Census } from "./census.ts";
import { readCode } from "./code.ts";
import { found } from "./founding.ts";
import type { FoundingOptions, Wanted } from "./founding.ts";
import { nameIncident } from "./incident.ts";
import { createColleagues } from "./colleagues.ts";
import type { Fill } from "./colleagues.ts";
import { createKeeper } from "./keeper.ts";
import type { KeeperOptions } from "./keeper.ts";
import { rosterOf, teamOf } from "./live.ts";
import { unknownCode } from "./opening.ts";
import type { LiveExercise } from "./live.ts";
import type { Creation, Joining, Solo } from "./requests.ts";
import type { Team } from "./team.ts";
import { createOverviews } from "./overview.ts";
import { pastRounds } from "./remembering.ts";
import { createSequence } from "./sequence.ts";
import { createReturns } from "./returns.ts";
import { hashOf, newToken } from "./tokens.ts";
import { weeklyDrill } from "./weekly.ts";
import { Busy } from "./worlds.ts";

/** A place in an exercise; the token is for its owner alone. */
export interface Place {
  readonly code: string;
  readonly member: string;
  readonly token: string;
}

/** Who comes in with a token. */
export interface Admission {
  readonly code: string;
  readonly member: string;
  readonly role: Member["role"];
  readonly team: Team;
  /** How many there are. */
  readonly teams: number;
  /** Asks something of the whole exercise. */
  readonly ask: (id: string, command: ExerciseCommand) => Promise<Acknowledgement>;
  /** Names as they are now. */
  readonly roster: () => Roster;
  /** All teams in rows, an Overview as JSON; null where this is not for them, or not yet. */
  readonly overview: () => string | null;
}

export interface Hall {
  /** Whether this is the token of a host. */
  isHost(token: string | undefined): Promise<boolean>;
  create(request: Creation): Promise<Result<Place>>;
  solo(request: Solo): Promise<Result<Place>>;
  /** How teams of this server have fared, oldest first. */
  history(): Promise<readonly PastRound[]>;
  /** Practice that is the same for everybody in one week, in half the time. */
  weekly(request: Pick<Solo, "name">): Promise<Result<Place>>;
  /** Whether one could join with this code now. `address` is where the question comes from. */
  look(code: string, address: string): Promise<Result<{ readonly code: string; readonly phase: PhaseName }>>;
  /** Into the team that was asked for, or the one with the fewest people. */
  join(code: string, request: Joining, address: string): Promise<Result<Place>>;
  /** Gives a member who is away their place on another device, once the team has said that it is them. */
  comeBack(code: string, request: Joining, address: string, gone: AbortSignal): Promise<Result<Place>>;
  /** A place for a screen that everybody sees: it needs no name, and takes nobody's. */
  screen(code: string, address: string): Promise<Result<Place>>;
  /** A place for another host, under a name of their own: whoever has its token conducts as the first one does. */
  invite(code: string, token: string | undefined, request: Pick<Joining, "name">): Promise<Result<Place>>;
  /** The host of this exercise lets bots have the seats that are free. */
  fill(code: string, token: string | undefined, character: CharacterId): Promise<Result<Fill>>;
  /** And sends all of them away again. */
  dismiss(code: string, token: string | undefined): Promise<Result<Fill>>;
  admit(token: string, address: string): Promise<Result<Admission>>;
  /** Deletes a session with all that is stored of it: its host alone may. Whoever looks is told when they come back. */
  remove(code: string, token: string | undefined): Promise<Result<{ readonly code: string }>>;
  /** Calls when the names of an exercise change. Returns its `off`. */
  onRoster(call: (code: string, roster: Roster) => void): () => void;
  /** Opens every round that was live. Returns how many. */
  resume(): Promise<number>;
  /** Takes nothing more, lets every room write down where it stands, and gives the leases back. */
  drain(): Promise<void>;
  census(): Census;
  /** From teams' games to tools of their own. */
  readonly bridges: Bridges;
}

export type HallOptions = FoundingOptions &
  Pick<BridgingOptions, "guard" | "post"> &
  Omit<CapacityOptions, "exercises"> &
  Omit<KeeperOptions, "played" | "answered"> & {
    readonly library: Pick<Library, "choose" | "played" | "packaged">;
    readonly toy: Scenario;
    /** The calendar, in milliseconds since 1970: rooms' clocks do not know what day it is. */
    readonly today: () => number;
  };

const FIRST_TEAM = 0;
const MOST_HOSTS = 8;

export function createHall(options: HallOptions): Hall {
  const { store, library, clock, log, today } = options;
  const sequence = createSequence({ ...options, scenarioOf: (choice) => library.choose(choice) });
  const returns = createReturns(clock);
  const overviews = createOverviews(clock);
  const keeper = createKeeper(
    {
      ...options,
      played: (scenario) => library.played(scenario),
      answered: (member, isLetIn) => returns.answered(member, isLetIn),
    },
    {
      warmedUp: (team) => sequence.warmedUp(team),
      refusalFor: (team, command) => bridging.refusalFor(team, command) ?? capacity.refusalFor(team, command),
      opened(exercise) {
        bridging.opened(exercise);
        colleagues.comeBack(exercise);
      },
    },
  );
  const capacity = createCapacity({ ...options, exercises: () => keeper.all });
  const colleagues = createColleagues({ store, log, announce });
  const bridging = createBridging({ ...options, running: () => keeper.all, hosted: hostedBy });
  const attempts = createAttempts(clock);
  /** Names of people on their way in: of two who ask at once for the same one, one is refused. */
  const claims = new Set<string>();
  const listeners = new Set<(code: string, roster: Roster) => void>();

  async function make(
    wanted: Wanted,
    play: PlayOptions,
    name: string | undefined,
  ): Promise<Result<Place & { team: Team }>> {
    if (keeper.isClosed) return turnDown("server/closing");
    const claim = capacity.claim({ scenario: wanted.scenario, speed: play.speed }, wanted.teams ?? 1);
    if (!claim.ok) return claim;
    try {
      const founded = await found(options, wanted, play, name);
      if (!founded.ok) return founded;
      const { host, hostToken } = founded.value;
      const exercise = keeper.open(founded.value);
      const { code } = exercise;
      const team = teamOf(exercise, FIRST_TEAM);
      const joined = await team.room.join(host, true);
      if (!joined.ok) return joined;
      log.info({ code }, "an exercise was founded");
      return ok({ code, member: host, token: hostToken, team });
    } catch (problem) {
      if (problem instanceof Busy) return turnDown("exercise/busy");
      throw problem;
    } finally {
      claim.value.giveBack();
    }
  }

  /** One person, who holds every console and is in the briefing at once. */
  async function alone(
    wanted: Wanted,
    play: Omit<PlayOptions, "size">,
    name: string | undefined,
  ): Promise<Result<Place>> {
    const made = await make(wanted, { ...play, size: 1 }, name);
    if (!made.ok) return made;
    const { team, member } = made.value;
    for (const command of [{ type: "seat.take", seat: 0 }, { type: "host.start" }] as const) {
      const done = await team.room.submit(member, { id: nanoid(), command });
      if (!done.ok) return done;
    }
    return ok(placeOf(made.value));
  }

  /** The host with this token; undefined when it is nobody's, or somebody else's. */
  async function hostWith(token: string | undefined): Promise<Member | undefined> {
    const member = token === undefined ? undefined : await store.members.findByToken(hashOf(token));
    return member?.role === "host" ? member : undefined;
  }

  async function letIn(exercise: LiveExercise, team: Team, name: string): Promise<Result<Place>> {
    const { code, names } = exercise;
    const place = await newPlace(code, team.number, name, "player");
    names.set(place.member, name);
    announce(exercise);
    const joined = await team.room.join(place.member, false);
    return joined.ok ? ok(place) : joined;
  }

  function announce(exercise: LiveExercise): void {
    for (const tell of listeners) tell(exercise.code, rosterOf(exercise));
  }

  /** The exercise, for the one who hosts it. */
  async function hosted(code: string, token: string | undefined): Promise<Result<LiveExercise>> {
    const found = await hostedBy(code, token);
    return found.ok ? ok(found.value.exercise) : found;
  }

  async function hostedBy(code: string, token: string | undefined): Promise<Result<Hosted>> {
    const host = await hostWith(token);
    if (host === undefined || host.exercise !== readCode(code)) return hostOnly;
    const exercise = await keeper.get(host.exercise);
    return exercise.ok ? ok({ exercise: exercise.value, host: host.id }) : exercise;
  }

  /** A screen has no name. */
  async function newPlace(
    code: string,
    team: number,
    name: string | null,
    role: "player" | "host" | "screen",
  ): Promise<Place> {
    const token = newToken();
    const id = nanoid(10);
    await store.members.add({ id, exercise: code, team, tokenHash: token.hash, name, role });
    return { code, member: id, token: token.secret };
  }

  async function typed(code: string, address: string): Promise<Result<LiveExercise>> {
    if (attempts.isBarred(address)) return tooMany;
    const exact = readCode(code);
    const exercise = exact === undefined ? unknownCode : await keeper.get(exact);
    if (!exercise.ok && exercise.refusal.code === "join/unknown-code") attempts.wrong(address);
    return exercise;
  }

  return {
    isHost: async (token) => (await hostWith(token)) !== undefined,

    async create(asked) {
      const { scenario: choice, seed, teams, teamName, size = 4, layer = "standard", speed = 4, name } = asked;
      const chosen = await library.choose(choice);
      if (!chosen.ok) return chosen;
      const scenario = chosen.value;
      const minutes = asked.liveMinutes ?? scenario.minutes.standard;
      const play = { incident: nameIncident(), size, layer, speed, liveMinutes: minutes };
      const made = await make({ scenario, choice, teamName, seed, teams }, play, name);
      return made.ok ? ok(placeOf(made.value)) : made;
    },

    history: () => pastRounds(store.history),

    async solo({ scenario: choice, seed, layer = "essential", speed = 4, liveMinutes, name }) {
      const chosen = await library.choose(choice);
      if (!chosen.ok) return chosen;
      const scenario = chosen.value;
      const minutes = liveMinutes ?? scenario.minutes.short;
      return alone({ scenario, choice, seed }, { incident: nameIncident(), layer, speed, liveMinutes: minutes }, name);
    },

    async weekly({ name }) {
      const drill = weeklyDrill(library.packaged, today());
      if (!drill) return turnDown("exercise/no-drill");
      const { week, scenario } = drill;
      const play = { incident: week, layer: "essential", speed: 8, liveMinutes: scenario.minutes.short } as const;
      return alone(drill, play, name);
    },

    async look(code, address) {
      const exercise = await typed(code, address);
      if (!exercise.ok) return exercise;
      const { play } = smallest(exercise.value).room.round;
      const refusal = joinRefusal(play);
      return refusal ? { ok: false, refusal } : ok({ code: exercise.value.code, phase: play.phase.kind });
    },

    async join(code, { name, team: wanted }, address) {
      const exercise = await typed(code, address);
      if (!exercise.ok) return exercise;
      const team = wanted === undefined ? smallest(exercise.value) : exercise.value.teams[wanted];
      if (!team) return turnDown("join/no-team");
      const known = memberCalled(exercise.value, name);
      const back = known === undefined ? null : returnRefusal(known.team.room.round.play, known.id);
      if (back?.code === "join/nobody-confirms") return { ok: false, refusal: back };
      if (known !== undefined && back === null) {
        return turnDown("join/name-away", { name });
      }
      const refusal = joinRefusal(team.room.round.play);
      if (refusal) return { ok: false, refusal };
      const claim = `${exercise.value.code} ${lookOf(name)}`;
      if (claims.has(claim) || known !== undefined) {
        return turnDown("join/name-taken", { name });
      }
      claims.add(claim);
      try {
        return await letIn(exercise.value, team, name);
      } finally {
        claims.delete(claim);
      }
    },

    async comeBack(code, { name }, address, gone) {
      const exercise = await typed(code, address);
      if (!exercise.ok) return exercise;
      const known = memberCalled(exercise.value, name);
      if (known === undefined) {
        attempts.wrong(address);
        return turnDown("join/nobody-called", { name });
      }
      const { id: member } = known;
      const answer = await returns.ask(known.team.room, member, gone);
      if (!answer.ok) {
        attempts.wrong(address);
        return answer;
      }
      const token = newToken();
      await store.members.replaceToken(member, token.hash);
      known.team.room.expel(member);
      return ok({ code: exercise.value.code, member, token: token.secret });
    },

    async screen(code, address) {
      const exercise = await typed(code, address);
      if (!exercise.ok) return exercise;
      const refusal = doorRefusal(teamOf(exercise.value, FIRST_TEAM).room.round.play);
      return refusal ? { ok: false, refusal } : ok(await newPlace(exercise.value.code, FIRST_TEAM, null, "screen"));
    },

    async admit(token, address) {
      const member = await store.members.findByToken(hashOf(token));
      if (!member) {
        if (await store.members.wasDismissed(hashOf(token))) return deletedByHost;
        // Only now: a neighbour's wrong guesses keep nobody from coming back.
        if (attempts.isBarred(address)) return tooMany;
        attempts.wrong(address);
        return turnDown("join/unknown-token");
      }
      const exercise = await keeper.get(member.exercise);
      if (!exercise.ok) return exercise;
      const { code } = exercise.value;
      const { id, role } = member;
      const team = teamOf(exercise.value, member.team);
      const joined = role === "screen" ? ok(undefined) : await team.room.join(id, role === "host");
      if (!joined.ok) return joined;
      const ask: Admission["ask"] = (asked, command) => sequence.ask(exercise.value, team, id, asked, command);
      return ok({
        code,
        member: id,
        role,
        team,
        teams: exercise.value.teams.length,
        ask,
        roster: () => rosterOf(exercise.value),
        overview() {
          const isShown = exercise.value.options.comparesTeams && team.room.round.play.phase.kind === "debrief";
          return role === "host" || isShown ? overviews.of(exercise.value) : null;
        },
      });
    },

    async remove(code, token) {
      if ((await hostWith(token))?.exercise !== code) return hostOnly;
      await store.members.dismiss(code);
      bridging.removed(code);
      await keeper.remove(code);
      log.info({ code }, "an exercise was deleted by its host");
      return ok({ code });
    },

    async invite(code, token, { name }) {
      const exercise = await hosted(code, token);
      if (!exercise.ok) return exercise;
      const { names } = exercise.value;
      const people = await store.members.ofExercise(exercise.value.code);
      if (people.some((each) => lookOf(each.name ?? "") === lookOf(name))) {
        return turnDown("hosts/name-taken", { name });
      }
      if (people.filter(({ role }) => role === "host").length >= MOST_HOSTS) {
        return turnDown("hosts/too-many", { most: MOST_HOSTS });
      }
      const place = await newPlace(exercise.value.code, FIRST_TEAM, name, "host");
      names.set(place.member, name);
      announce(exercise.value);
      return ok(place);
    },

    async fill(code, token, character) {
      const exercise = await hosted(code, token);
      return exercise.ok ? colleagues.fill(exercise.value, character) : exercise;
    },

    async dismiss(code, token) {
      const exercise = await hosted(code, token);
      return exercise.ok ? colleagues.dismiss(exercise.value) : exercise;
    },

    onRoster(call) {
      listeners.add(call);
      return () => void listeners.delete(call);
    },

    resume: () => keeper.resume(),
    drain() {
      bridging.close();
      return keeper.drain();
    },
    bridges: bridging,
    census: () => censusOf(keeper.all, capacity.share),
  };
}

/** Where the next one is missed most: the team with the fewest people, of those that take anybody. */
function smallest(exercise: LiveExercise): Team {
  const open = exercise.teams.filter(({ room }) => joinRefusal(room.round.play) === null);
  const players = ({ room }: Team): number => room.round.play.members.filter(({ isHost }) => !isHost).length;
  return [...open].sort((a, b) => players(a) - players(b))[0] ?? teamOf(exercise, FIRST_TEAM);
}

const hostOnly = turnDown("role/host-only");

const deletedByHost = turnDown("exercise/deleted");

const tooMany = turnDown("join/too-many-attempts");

/** Who in the exercise is called that. Who has left has given the name back. */
function memberCalled({ names, teams }: LiveExercise, wanted: string) {
  const members = teams.flatMap((team) => team.room.round.play.members.map(({ id }) => ({ team, id })));
  return members.find(({ id }) => lookOf(names.get(id) ?? "") === lookOf(wanted));
}

/** Names that a reader cannot tell apart are the same. */
function lookOf(name: string): string {
  return name.normalize("NFKC").toLowerCase().replaceAll(/\s+/g, " ");
}

function placeOf({ code, member, token }: Place): Place {
  return { code, member, token };
}
