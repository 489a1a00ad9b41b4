/** What the host alone may do with time: pause, speed, end. Ending asks once more, since it cannot be taken back. */
import { useSignal } from "@preact/signals";
import { speeds } from "../../../shared/protocol/index.ts";
import { Button, Dialog, Icon, Pick } from "../../dom/index.ts";
import { useRoom } from "../../store/index.ts";
import { useText } from "../../text/index.ts";
import { Deadline } from "./Deadline.tsx";

export function HostControls() {
  const { t } = useText();
  const { code, common, ask } = useRoom();
  const { isPaused, speed } = common.value.session;
  const ending = useSignal(false);
  return (
    <span class="host-controls" role="group" aria-label={t("topbar.host")}>
      <Button
        measure="small"
        aria-label={t(isPaused ? "topbar.resume" : "topbar.pause")}
        title={t(isPaused ? "topbar.resume" : "topbar.pause")}
        data-testid="pause"
        onClick={() => ask({ type: isPaused ? "clock.resume" : "clock.pause" })}
      >
        <Icon name={isPaused ? "play" : "pause"} size={14} />
        {isPaused && <span class="tone-slow">{t("topbar.paused")}</span>}
      </Button>
      <Pick
        label={t("topbar.speed")}
        options={speeds}
        chosen={speed}
        show={(option) => t("lobby.speed.times", { speed: option })}
        onPick={(picked) => ask({ type: "clock.speed", speed: picked })}
        isMono
      />
      <Button
        measure="small"
        look="quiet"
        aria-label={t("topbar.end")}
        title={t("topbar.end")}
        data-testid="end"
        onClick={() => (ending.value = true)}
      >
        <Icon name="stop" size={14} />
      </Button>
      <a
        class="button button-quiet button-small"
        href={`/r/${code}/screen`}
        target="_blank"
        rel="noopener"
        aria-label={t("big.open")}
        title={t("big.open")}
      >
        <Icon name="wall" size={14} />
      </a>
      <Deadline />
      {ending.value && (
        <Dialog title={t("topbar.end.title")} onClose={() => (ending.value = false)}>
          <div class="ending">
            <p>{t("topbar.end.about")}</p>
            <Button
              look="primary"
              data-testid="end-now"
              onClick={() => {
                ending.value = false;
                ask({ type: "round.end" });
              }}
            >
              {t("topbar.end.now")}
            </Button>
          </div>
        </Dialog>
      )}
    </span>
  );
}
