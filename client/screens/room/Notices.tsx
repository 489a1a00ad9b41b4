/** Over the map: the connection, a pause, being a spectator, what others have just launched or ask, and why something was not done. */
import { Button, Icon, Toast } from "../../dom/index.ts";
import { Announced } from "../../panels/act/index.ts";
import { HandoffNotice, PollNotice } from "../../panels/lead/index.ts";
import { Returns } from "../../panels/returns/index.ts";
import { useRoom } from "../../store/index.ts";
import { useText } from "../../text/index.ts";
import { usePanelProps } from "./usePanelProps.ts";

export function Notices() {
  const { t, refusalText } = useText();
  const room = useRoom();
  const panel = usePanelProps();
  const { common, own, link, refusal } = room;
  const free = common.value.seats.find(({ state }) => state === "free");
  return (
    <div class="notices">
      {link.value.kind === "down" && <Toast tone="err">{t("room.reconnecting")}</Toast>}
      {common.value.session.isPaused && <Paused />}
      {own.value.you.seat === null && !own.value.you.isHost && free === undefined && (
        <Toast>{t("room.watching.full")}</Toast>
      )}
      {own.value.you.seat === null && free !== undefined && (
        <Toast>
          {t("room.watching")}{" "}
          <Button measure="small" onClick={() => room.ask({ type: "seat.take", seat: free.seat })}>
            {t("room.watching.take", { consoles: free.consoles.join(" ") })}
          </Button>
        </Toast>
      )}
      <Returns {...panel} />
      <Announced {...panel} />
      <HandoffNotice {...panel} />
      <PollNotice {...panel} />
      {refusal.value !== null && (
        <div role="alert">
          <Toast tone="err">
            {refusalText(refusal.value)}
            <Button measure="small" look="quiet" aria-label={t("common.close")} onClick={() => room.dismiss("refusal")}>
              <Icon name="close" size={12} />
            </Button>
          </Toast>
        </div>
      )}
    </div>
  );
}

/** Whoever may let an unattended round go on does it here: the way of the host is in the top bar. */
function Paused() {
  const { t } = useText();
  const { common, own, ask } = useRoom();
  const { probe } = own.value;
  // Whoever has been asked something reads that, and nothing beside it.
  if (probe !== null && !probe.hasAnswered) return null;
  if (!common.value.session.isUnattended) return <Toast>{t(probe === null ? "room.paused" : "fac.probed.wait")}</Toast>;
  return (
    <Toast>
      {t("room.unattended")}{" "}
      {own.value.refused["clock.resume"] === undefined && (
        <Button measure="small" data-testid="go-on" onClick={() => ask({ type: "clock.resume" })}>
          {t("room.unattended.goOn")}
        </Button>
      )}
    </Toast>
  );
}
