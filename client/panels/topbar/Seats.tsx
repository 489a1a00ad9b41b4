/**
 * Who is here, as faces in the top bar, and behind them who works what: free seats to take, and consoles of players
 * who are away to lend.
 */
import { useState } from "preact/hooks";
import type { SeatView } from "../../../shared/protocol/index.ts";
import { Avatar, Button, Dialog } from "../../dom/index.ts";
import { useRoom } from "../../store/index.ts";
import { useText } from "../../text/index.ts";

type Presence = "away" | "running" | "idle";

export function Seats() {
  const { t } = useText();
  const { common, own } = useRoom();
  const [isOpen, setOpen] = useState(false);
  const nameOf = useSeatNames();
  const taken = common.value.seats.filter(({ member }) => member !== null);
  return (
    <>
      <button
        type="button"
        class="topbar-seats"
        title={t("topbar.seats")}
        data-testid="seats"
        onClick={() => setOpen(true)}
      >
        <span class="unseen">{t("topbar.seats")}</span>
        {taken.map((seat) => (
          <span
            key={seat.seat}
            class={seat.state === "away" ? "seat-away" : ""}
            title={`${nameOf(seat)} · ${seat.consoles.join(" ")} · ${t(`topbar.seat.${presenceOf(seat)}`)}`}
          >
            <Avatar name={nameOf(seat)} presence={presenceOf(seat)} you={seat.seat === own.value.you.seat} />
            <span class="unseen">
              {nameOf(seat)}, {seat.consoles.join(" ")}, {t(`topbar.seat.${presenceOf(seat)}`)}
            </span>
          </span>
        ))}
      </button>
      {isOpen && (
        <Dialog title={t("topbar.seats")} onClose={() => setOpen(false)}>
          <ul class="seat-list">
            {common.value.seats.map((seat) => (
              <SeatRow key={seat.seat} seat={seat} />
            ))}
          </ul>
        </Dialog>
      )}
    </>
  );
}

function SeatRow({ seat }: { seat: SeatView }) {
  const { t } = useText();
  const { common, own, ask } = useRoom();
  const nameOf = useSeatNames();
  const { seats } = common.value;
  const carer = seat.lentTo === null ? undefined : seats[seat.lentTo];
  const isSpectator = own.value.you.seat === null;
  const words = seat.state === "free" ? t("lobby.seat.free") : nameOf(seat);
  const present = seats.filter(({ state, seat: id }) => state === "here" && id !== seat.seat);
  return (
    <li class={seat.state === "away" ? "seat-away" : ""} data-testid={`seat-${seat.seat}`}>
      <Avatar
        name={seat.state === "free" ? "" : nameOf(seat)}
        presence={presenceOf(seat)}
        you={seat.seat === own.value.you.seat}
      />
      <span>
        <strong>{words}</strong> <span class="mono">{seat.consoles.join(" ")}</span>
        <br />
        <small>
          {seat.state !== "free" && t(`topbar.seat.${presenceOf(seat)}`)}
          {carer !== undefined && ` · ${t("seats.lentTo", { who: nameOf(carer) })}`}
        </small>
      </span>
      {seat.state === "free" && isSpectator && (
        <Button measure="small" onClick={() => ask({ type: "seat.take", seat: seat.seat })}>
          {t("room.watching.take", { consoles: seat.consoles.join(" ") })}
        </Button>
      )}
      {seat.state === "away" && !isSpectator && carer === undefined && (
        <select
          class="pick"
          aria-label={t("seats.lend", { consoles: seat.consoles.join(" ") })}
          value=""
          onChange={(event) => {
            const to = present.find((each) => String(each.seat) === event.currentTarget.value);
            if (to !== undefined) ask({ type: "seat.lend", seat: seat.seat, to: to.seat });
            event.currentTarget.value = "";
          }}
        >
          <option value="">{t("seats.lend", { consoles: seat.consoles.join(" ") })}</option>
          {present.map((each) => (
            <option key={each.seat} value={String(each.seat)}>
              {nameOf(each)} ({each.consoles.join(" ")})
            </option>
          ))}
        </select>
      )}
    </li>
  );
}

/** Who practises alone need not give a name. */
function useSeatNames(): (seat: SeatView) => string {
  const { t } = useText();
  const { own, names } = useRoom();
  return ({ member, seat, consoles }) =>
    (member === null ? undefined : names.value[member]) ??
    (seat === own.value.you.seat ? t("panel.you") : consoles.join("+"));
}

function presenceOf({ state, isBusy }: SeatView): Presence {
  return state === "away" ? "away" : isBusy ? "running" : "idle";
}
