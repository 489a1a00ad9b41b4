/**
 * `/`: two fields and Enter. What can go wrong is said where it went wrong, in words that help. The same form answers a
 * link with a code in it, filled in.
 */
import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { Refusal } from "../../../shared/base/index.ts";
import { Button, Icon, IconButton, Keycap, Logo, TextField } from "../../dom/index.ts";
import { useText } from "../../text/index.ts";
import { CODE_LENGTH, codeOf, foldCode } from "./code.ts";
import { CodeField } from "./CodeField.tsx";
import { Wallpaper } from "./Wallpaper.tsx";
import "./landing.css";

/** Each act resolves when the next screen is there, or with the reason why it is not. */
export interface LandingActs {
  join(code: string, name: string): Promise<Refusal | undefined>;
  /** Asks the team for one's place, on a device that has no token of it. It takes up to a minute. */
  comeBack(code: string, name: string): Promise<Refusal | undefined>;
  /** Leads to the library, where an incident is chosen. */
  host(name: string): void;
  practise(name: string): Promise<Refusal | undefined>;
  /** This week's drill. */
  weekly(name: string): Promise<Refusal | undefined>;
  tutorial(): void;
  /** Whether there is a session with this code that takes people; else why not. */
  look(code: string): Promise<Refusal | undefined>;
}

/** The server takes names this long. */
const NAME_LENGTH = 24;
/** No more of a wrong code is repeated. */
const LONGEST_CODE = 24;

/** What somebody has pressed and waits for. */
type Way = "join" | "return" | "solo" | "weekly";

interface Problem {
  readonly at: "code" | "name" | "form";
  readonly text: string;
  /** The name is that of somebody who is away: it may be theirs. */
  readonly isAway?: boolean;
}

export function Landing({
  acts,
  code: invitation = "",
  name: known = "",
  reason,
  onSettings,
}: {
  acts: LandingActs;
  /** What the address of an invitation names as its code. */
  code?: string;
  /** What this person was called before. */
  name?: string;
  /** Why somebody who was elsewhere is here again. */
  reason?: string | undefined;
  onSettings: () => void;
}) {
  const { t, refusalText } = useText();
  const given = foldCode(invitation).code;
  const code = useSignal(given);
  const name = useSignal(known);
  /** Characters that were typed as a code and left out, until the code stands in full. */
  const unused = useSignal<readonly string[]>([]);
  const busy = useSignal<Way | undefined>(undefined);
  const problem = useSignal<Problem | undefined>(reason === undefined ? undefined : { at: "form", text: reason });
  const codeInput = useRef<HTMLInputElement>(null);
  const nameInput = useRef<HTMLInputElement>(null);
  useEffect(() => (given === "" ? codeInput : nameInput).current?.focus(), [given]);
  useEffect(() => {
    if (invitation === "" || reason !== undefined) return;
    const lead = (text: string): void => {
      problem.value = { at: "code", text };
      codeInput.current?.focus();
    };
    if (codeOf(invitation) === undefined) lead(t("landing.code.nobody", { code: invitation.slice(0, LONGEST_CODE) }));
    else void acts.look(invitation).then((refusal) => refusal !== undefined && lead(refusalText(refusal)));
    // Once for each invitation; what is typed afterwards is answered when it is sent.
  }, [invitation]);

  const attempt = async (way: Way, act: () => Promise<Refusal | undefined>): Promise<void> => {
    busy.value = way;
    problem.value = undefined;
    try {
      const refusal = await act();
      if (refusal !== undefined) refuse(refusal, way === "join" ? "code" : way === "return" ? "name" : "form");
    } finally {
      busy.value = undefined;
    }
  };
  const refuse = (refusal: Refusal, at: Problem["at"]): void => {
    const { code: why } = refusal;
    const isAway = why === "join/name-away";
    const isName = isAway || at === "name" || aboutName.has(why);
    problem.value = { at: isName ? "name" : at, text: refusalText(refusal), isAway };
    if (isName) nameInput.current?.focus();
  };
  const isNamed = (): boolean => {
    if (name.value.trim() !== "") return true;
    problem.value = { at: "name", text: t("landing.name.missing") };
    nameInput.current?.focus();
    return false;
  };
  const join = (): void => {
    const missing = CODE_LENGTH - code.value.length;
    if (missing > 0) {
      problem.value = { at: "code", text: t("landing.code.short", { count: missing }) };
      codeInput.current?.focus();
    } else if (isNamed()) {
      void attempt("join", () => acts.join(code.value, name.value.trim()));
    }
  };
  const problemAt = (at: Problem["at"]): string | undefined =>
    problem.value?.at === at ? problem.value.text : undefined;

  return (
    <div class="landing">
      <Wallpaper />
      <header>
        <Logo />
        <strong>{t("app.name")}</strong>
        <IconButton label={t("settings.open")} icon="gear" onClick={onSettings} />
      </header>
      <main>
        <h1>{t("landing.title")}</h1>
        <p class="landing-lead">{t("landing.lead")}</p>
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            if (busy.value === undefined) join();
          }}
        >
          <CodeField
            code={code.value}
            error={problemAt("code")}
            input={codeInput}
            onTyped={(typed) => {
              code.value = typed.code;
              const isOver = typed.code === "" || typed.code.length === CODE_LENGTH;
              unused.value = [...new Set([...(isOver ? [] : unused.value), ...typed.unused])];
              const characters = unused.value.join(", ");
              problem.value =
                characters === "" ? undefined : { at: "code", text: t("landing.code.unused", { characters }) };
            }}
            onFull={() => name.value === "" && nameInput.current?.focus()}
          />
          <TextField
            label={t("landing.name")}
            error={problemAt("name")}
            text={name.value}
            onText={(typed) => {
              name.value = typed;
              if (problem.value?.at === "name") problem.value = undefined;
            }}
            input={nameInput}
            look="large"
            isRequired
            fill="nickname"
            maxLength={NAME_LENGTH}
            testId="join-name"
          />
          {(problem.value?.isAway === true || busy.value === "return") && (
            <ComeBack
              isAsking={busy.value === "return"}
              onAsk={() => void attempt("return", () => acts.comeBack(code.value, name.value.trim()))}
            />
          )}
          <Button look="primary" measure="large" type="submit" disabled={busy.value !== undefined} data-testid="join">
            {busy.value === "join" ? t("landing.joining") : t("landing.join")}
            <Keycap>
              <Icon name="enter" size={12} />
            </Keycap>
          </Button>
        </form>
        <div class="landing-others">
          <Button disabled={busy.value !== undefined} data-testid="host" onClick={() => acts.host(name.value.trim())}>
            {t("landing.host")}
          </Button>
          <Button
            disabled={busy.value !== undefined}
            data-testid="solo"
            onClick={() => void attempt("solo", () => acts.practise(name.value.trim()))}
          >
            {busy.value === "solo" ? t("landing.practising") : t("landing.solo")}
          </Button>
          <Button
            look="quiet"
            disabled={busy.value !== undefined}
            data-testid="weekly"
            onClick={() => void attempt("weekly", () => acts.weekly(name.value.trim()))}
          >
            {busy.value === "weekly" ? t("landing.practising") : t("landing.weekly")}
          </Button>
          <button type="button" class="landing-new" data-testid="tutorial" onClick={() => acts.tutorial()}>
            {t("tutorial.new")}
          </button>
        </div>
        <p class="field-error" role="alert">
          {problemAt("form")}
        </p>
      </main>
      <footer>
        <span>{t("landing.promise.account")}</span>
        <span>{t("landing.promise.browser")}</span>
        <span>{t("landing.promise.debrief")}</span>
      </footer>
    </div>
  );
}

/** Refusals that another name, or another moment for this one, would settle. */
const aboutName: ReadonlySet<string> = new Set(["join/name-taken", "join/nobody-confirms"]);

/** For whoever was here on another device: the team is asked, and the answer may take a while. */
function ComeBack({ isAsking, onAsk }: { isAsking: boolean; onAsk: () => void }) {
  const { t } = useText();
  return (
    <div class="landing-return" data-testid="come-back">
      <Button disabled={isAsking} onClick={onAsk}>
        {t(isAsking ? "landing.return.asking" : "landing.return")}
      </Button>
      <p role="status">{isAsking && t("landing.return.wait")}</p>
    </div>
  );
}
