/**
 * `/history`: teams of this server, and how each has fared from round to round. It compares a team with itself alone: no
 * person is in it, and no team is ranked.
 */
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Refusal, Result } from "../../../shared/base/index.ts";
import type { PastRound } from "../../../shared/protocol/index.ts";
import { Button, EmptyState, InnerLink, Masthead } from "../../dom/index.ts";
import { useText } from "../../text/index.ts";
import { teamsOf } from "./past.ts";
import type { TeamHistory } from "./past.ts";
import { Rounds } from "./Rounds.tsx";
import { Trends } from "./Trends.tsx";
import "./history.css";

interface Props {
  readonly ask: () => Promise<Result<readonly PastRound[]>>;
  readonly onHome: () => void;
  readonly onSettings: () => void;
}

export function History({ ask, onHome, onSettings }: Props) {
  const { t, refusalText } = useText();
  const rounds = useSignal<readonly PastRound[] | undefined>(undefined);
  const refusal = useSignal<Refusal | undefined>(undefined);
  useEffect(() => {
    const load = async (): Promise<void> => {
      const asked = await ask();
      if (asked.ok) rounds.value = asked.value;
      else refusal.value = asked.refusal;
    };
    void load();
  }, [ask, rounds, refusal]);
  return (
    <div class="history">
      <Masthead name={t("app.name")} title={t("history.title")} onSettings={onSettings}>
        <InnerLink to="/" onGo={onHome}>
          {t("library.home")}
        </InnerLink>
      </Masthead>
      {refusal.value && (
        <p class="field-error" role="alert">
          {refusalText(refusal.value)}
        </p>
      )}
      {rounds.value && <Teams teams={teamsOf(rounds.value)} />}
    </div>
  );
}

function Teams({ teams }: { teams: readonly TeamHistory[] }) {
  const { t } = useText();
  const at = useSignal(0);
  const chosen = teams[at.value];
  if (!chosen) {
    return (
      <main>
        <EmptyState title={t("history.none")}>{t("history.none.about")}</EmptyState>
      </main>
    );
  }
  return (
    <main class="history-main">
      <nav aria-label={t("history.teams")}>
        <h2>{t("history.teams")}</h2>
        <ul>
          {teams.map(({ name, rounds }, n) => (
            <li key={name ?? ""}>
              <Button
                look="quiet"
                aria-current={n === at.value ? "true" : undefined}
                onClick={() => (at.value = n)}
                data-testid={`history-${n}`}
              >
                <span translate={false}>{name ?? t("history.nameless")}</span>{" "}
                <span class="quiet">{t("history.rounds", { count: rounds.length })}</span>
              </Button>
            </li>
          ))}
        </ul>
        <p class="quiet">{t("history.about")}</p>
      </nav>
      <section aria-label={chosen.name ?? t("history.nameless")}>
        {chosen.name !== null && <Trends team={chosen} />}
        <Rounds team={chosen} />
      </section>
    </main>
  );
}
