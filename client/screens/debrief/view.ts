/**
 * What the debrief screen is given and what it may ask for. The report comes over the wire as shared/protocol has it; no
 * part of it is there before the private questions.
 */
import type {
  DebriefReport,
  DebriefShown,
  DebriefView,
  FoundCut,
  MapView,
  OwnView,
  PostView,
  WhatIfChange,
  WhatIfView,
} from "../../../shared/protocol/index.ts";
import type { Refusal } from "../../../shared/base/index.ts";
import type { NodeKind } from "../../icons/index.ts";
import type { Words } from "../../panels/sentences/index.ts";

export type {
  Answered,
  Belief,
  CascadeNode,
  CutPoint,
  DebriefReport,
  DeclaredAction,
  Deed,
  Dial,
  DialPart,
  Idea,
  Trouble,
  TruthPictures,
  Loop,
  StoryRow,
  WhatIfView,
} from "../../../shared/protocol/index.ts";

export type StepNumber = 0 | 1 | 2 | 3 | 4;
export const stepNames = ["private", "story", "reveal", "dimensions", "commit"] as const;

/** What each person answers alone before any truth. */
export const privateQuestions = ["cause", "surprise", "changed-mind"] as const;

export interface DebriefScreenView {
  readonly incident: string;
  /** Where the presenter is. */
  readonly step: StepNumber;
  readonly presenter: string;
  readonly isHost: boolean;
  /** A round for one. */
  readonly isAlone: boolean;
  /** A recording that was opened: nobody presents it, and nothing can be added to it. */
  readonly recording: { readonly note: string | null } | null;
  readonly teamName: string | null;
  /** The day on which it is looked at. */
  readonly today: string;
  /** Had a seat in the round. */
  readonly hasPlayed: boolean;
  /** Moves everybody to the next part: the host, and anybody while the host is away. */
  readonly leads: boolean;
  readonly answered: number;
  readonly people: number;
  /** This person's own answers to the private questions; nobody else's are sent here. */
  readonly answers: OwnView["answers"];
  /** Null before the private questions are over. */
  readonly report: DebriefReport | null;
  /** What the presenter has before them. */
  readonly shown: DebriefShown | null;
  readonly whatIfs: readonly WhatIfView[];
  /** How the search for the best cut stands; null before the truth. */
  readonly found: FoundCut | null;
  /** The seats of the team, and who sat there. */
  readonly responders: readonly {
    readonly seat: number;
    readonly consoles: string;
    readonly isHeld: boolean;
    readonly person: string | null;
  }[];
  /** What customers were told. */
  readonly posts: readonly PostView[];
  readonly commitments: DebriefView["commitments"];
  readonly kinds: Readonly<Record<string, NodeKind>>;
  /** As the team knew it. */
  readonly map: MapView | null;
  readonly words: Words;
  /** Why the last thing that was asked for was not done. */
  readonly problem?: string | null;
}

export interface DebriefActs {
  answer(question: (typeof privateQuestions)[number], text: string): void;
  goTo(step: StepNumber): void;
  readonly show: (shown: DebriefShown) => void;
  runWhatIf(change: WhatIfChange): void;
  commit(text: string, who: string, when: string): void;
  /** The very incident again or one like it; alone it is always another one. */
  runAgain(incident: "same" | "new"): void;
  /** Hands a file to the person. */
  save(name: string, type: string, text: string): void;
  print(): void;
  /** The host's alone, and only where there is a session: its recording as a file, and its end with all it holds. */
  readonly host: HostActs | null;
}

export interface HostActs {
  keepRecording(): Promise<Refusal | undefined>;
  remove(): Promise<Refusal | undefined>;
}
