/** The debrief as the room tells it: a pure mapping of the views, and the commands behind the screen's buttons. */
import type { CommonView, OwnView } from "../../../shared/protocol/index.ts";
import { saveFile } from "../../saveFile.ts";
import { shapes } from "../../panels/map/index.ts";
import { wordsFor } from "../../panels/sentences/index.ts";
import type { Room } from "../../store/index.ts";
import type { Text } from "../../text/index.ts";
import type { DebriefActs, DebriefScreenView, HostActs, StepNumber } from "./view.ts";

const steps = [0, 1, 2, 3, 4] as const satisfies readonly StepNumber[];

export interface Told {
  readonly common: CommonView;
  readonly own: Pick<OwnView, "you" | "answers">;
  readonly names: Readonly<Record<string, string>>;
  readonly teamName: string | null;
}

export function debriefView({ common, own, names, teamName }: Told, text: Text, nowMs = Date.now()): DebriefScreenView {
  const { debrief, members, session, map } = common;
  const host = members.find(({ isHost }) => isHost);
  return {
    incident: session.incident,
    teamName,
    today: text.format.day(nowMs),
    step: stepOf(debrief?.step ?? 0),
    presenter: (host && names[host.id]) ?? text.t("lobby.nameless"),
    isHost: own.you.isHost,
    isAlone: session.size === 1,
    recording: null,
    hasPlayed: own.you.seat !== null,
    leads: own.you.isHost || host?.link === "away",
    answered: debrief?.answered ?? 0,
    people: members.filter(({ seat }) => seat !== null).length,
    answers: own.answers,
    report: debrief?.report ?? null,
    whatIfs: debrief?.whatIfs ?? [],
    found: common.found,
    shown: common.shown,
    commitments: debrief?.commitments ?? [],
    responders: common.seats.map(({ seat, consoles, member }) => ({
      seat,
      consoles: consoles.join("+"),
      isHeld: member !== null,
      person: (member !== null && names[member]) || null,
    })),
    posts: common.comms.posts,
    map,
    kinds: Object.fromEntries((map?.nodes ?? []).map(({ id, kind }) => [id, shapes[kind]])),
    words: wordsFor({ common, own, names }, text),
  };
}

function stepOf(step: number): StepNumber {
  return steps.find((one) => one === step) ?? 0;
}

export function debriefActs(
  { ask }: Pick<Room, "ask">,
  onAgain: DebriefActs["runAgain"],
  host: HostActs | null,
): DebriefActs {
  return {
    answer: (question, answer) => ask({ type: "debrief.answer", question, text: answer }),
    goTo: (step) => ask({ type: "debrief.step", step }),
    show: (shown) => ask({ type: "debrief.show", ...shown }),
    runWhatIf: (change) => ask({ type: "whatif.run", change }),
    commit: (what, who, when) => ask({ type: "commitment.add", text: what, who, when }),
    runAgain: onAgain,
    save: saveFile,
    print: () => window.print(),
    host,
  };
}
