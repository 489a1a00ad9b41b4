/** The team at a glance: who is here and doing what, what they believe, and how much of what they found is shared. */
import type { SeatView } from "../../../shared/protocol/index.ts";
import { Button, Chip } from "../../dom/index.ts";
import { sentenceOf, wordsFor } from "../../panels/sentences/index.ts";
import { Refused, seatName, useAsking } from "../../panels/frame/index.ts";
import { formatTick, useText } from "../../text/index.ts";
import type { DeskProps } from "./props.ts";

export function Team(props: DeskProps) {
  const { common } = props;
  const { t } = useText();
  return (
    <>
      <section class="panel-block">
        <h3>{t("fac.team.seats")}</h3>
        <ul class="fac-seats">
          {common.seats.map((seat) => (
            <Seat key={seat.seat} seat={seat} {...props} />
          ))}
        </ul>
      </section>
      <section class="panel-block">
        <h3>{t("fac.team.ideas")}</h3>
        {common.hypotheses.length === 0 && <p class="quiet">{t("fac.team.ideas.none")}</p>}
        <ul class="fac-ideas">
          {common.hypotheses.map(({ id, component, mechanism, state, question }) => (
            <li key={id}>
              <b class="mono">{id}</b> <span translate={false}>{component}</span> · {t(`mechanism.${mechanism}`)}{" "}
              <span class="quiet">
                {t(question === "started" ? "fac.started" : "fac.sustains")} · {t(`hypothesis.state.${state}`)}
              </span>
            </li>
          ))}
        </ul>
      </section>
      <Newest {...props} />
    </>
  );
}

function Seat({ seat, ...props }: DeskProps & { seat: SeatView }) {
  const { common } = props;
  const text = useText();
  const { t } = text;
  const asking = useAsking(props.send);
  const last = [...common.timeline].reverse().find((row) => row.seat === seat.seat);
  const shared = common.evidence.filter((card) => card.seat === seat.seat).length;
  return (
    <li class={`fac-seat fac-seat-${seat.state}`} data-testid={`fac-seat-${seat.seat}`}>
      <div>
        <b translate={false}>{seat.member === null ? t("lobby.seat.free") : seatName(props, seat.seat, t)}</b>{" "}
        {seat.consoles.map((console) => (
          <Chip key={console}>{console}</Chip>
        ))}
      </div>
      <p class="quiet">
        {seat.state === "away" && <strong class="tone-slow">{t("fac.team.away")} </strong>}
        {seat.isBusy && <span>{t("fac.team.looking")} </span>}
        {t("fac.team.shared", { count: shared })}
      </p>
      {seat.state === "here" && common.session.phase === "live" && (
        <Button
          measure="small"
          look="quiet"
          title={t("fac.callAway.about")}
          onClick={() => asking.ask({ type: "guide.callAway", seat: seat.seat })}
          data-testid={`call-away-${seat.seat}`}
        >
          {t("fac.callAway")}
        </Button>
      )}
      <Refused asking={asking} />
      {last && (
        <p class="quiet">
          <span class="mono">{formatTick(last.tick)}</span> {sentenceOf(last.message, wordsFor(props, text))}
        </p>
      )}
    </li>
  );
}

const SHOWN = 8;

function Newest(props: DeskProps) {
  const text = useText();
  const words = wordsFor(props, text);
  const rows = props.common.timeline.slice(-SHOWN).reverse();
  return (
    <section class="panel-block">
      <h3>{text.t("fac.team.newest")}</h3>
      <ul class="fac-rows">
        {rows.map(({ n, tick, message, seat }) => (
          <li key={n}>
            <span class="mono quiet">{formatTick(tick)}</span> {sentenceOf(message, words)}{" "}
            {seat !== null && (
              <span class="quiet" translate={false}>
                {words.seat(seat)}
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
