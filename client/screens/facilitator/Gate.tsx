/** Before the desk: whoever looks at what is true can play no more in this round, so they say that they want it. */
import { Button, Logo } from "../../dom/index.ts";
import type { Room } from "../../store/index.ts";
import { useText } from "../../text/index.ts";
import "./facilitator.css";

export function Gate({ room, onPlay }: { room: Room; onPlay: () => void }) {
  const { t, refusalText } = useText();
  const { you } = room.own.value;
  const refusal = room.refusal.value;
  return (
    <main class="fac-gate">
      <section class="card">
        <Logo />
        <h1>{t("fac.gate.title")}</h1>
        <p>{t(you.isHost ? "fac.gate.about" : "fac.gate.hostOnly")}</p>
        {you.isHost && you.seat !== null && <p>{t("fac.gate.seat")}</p>}
        {refusal && (
          <p class="field-error" role="alert">
            {refusalText(refusal)}
          </p>
        )}
        <p class="fac-row">
          {you.isHost && (
            <Button
              look="primary"
              measure="large"
              disabled={you.seat !== null}
              onClick={() => room.ask({ type: "guide.begin" })}
              data-testid="facilitate"
            >
              {t("fac.gate.begin")}
            </Button>
          )}
          <Button measure="large" onClick={onPlay}>
            {t("fac.gate.room")}
          </Button>
        </p>
      </section>
    </main>
  );
}
