/** For the host: bots of one character for the seats that nobody has, or all of them sent away again. */
import { useSignal } from "@preact/signals";
import type { Refusal } from "../../../shared/base/index.ts";
import { characterIds } from "../../../shared/protocol/index.ts";
import { Button } from "../../dom/index.ts";
import { useText } from "../../text/index.ts";
import type { LobbyActs, LobbyView } from "./view.ts";

export function Colleagues({ view, acts }: { view: LobbyView; acts: LobbyActs }) {
  const { t, refusalText } = useText();
  const isAsking = useSignal(false);
  const problem = useSignal<Refusal | undefined>(undefined);
  const free = view.seats.filter(({ occupant }) => occupant.who === "nobody").length;
  const ask = async (asked: ReturnType<LobbyActs["fillSeats"]>): Promise<void> => {
    isAsking.value = true;
    problem.value = await asked;
    isAsking.value = false;
  };
  return (
    <section class="card colleagues" aria-label={t("lobby.bots")}>
      <p>{t("lobby.bots")}</p>
      <div>
        {characterIds.map((character) => (
          <Button
            key={character}
            measure="small"
            title={t(`lobby.bots.says.${character}`)}
            disabled={free === 0 || isAsking.value}
            onClick={() => void ask(acts.fillSeats(character))}
            data-testid={`fill-${character}`}
          >
            {t(`lobby.bots.${character}`)}
          </Button>
        ))}
        {view.bots > 0 && (
          <Button
            look="quiet"
            measure="small"
            disabled={isAsking.value}
            onClick={() => void ask(acts.sendBotsAway())}
            data-testid="send-bots-away"
          >
            {t("lobby.bots.away")}
          </Button>
        )}
      </div>
      {problem.value !== undefined && (
        <p class="field-error" role="alert">
          {refusalText(problem.value)}
        </p>
      )}
    </section>
  );
}
