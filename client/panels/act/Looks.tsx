/**
 * Looks at the telemetry: what can be asked of the selected place, how long each takes, and what is being looked at.
 * Two at a time; more wait their turn, visibly. A look that cannot be taken here says where it can.
 */
import type { DiagnosticId, DiagnosticOffer, DiagnosticRun, MapView } from "../../../shared/protocol/index.ts";
import { Button } from "../../dom/index.ts";
import {
  EVERYTHING,
  placeOf,
  placeText,
  Progress,
  realSeconds,
  Refused,
  UntilTick,
  useAsking,
} from "../frame/index.ts";
import type { Asking, PanelProps } from "../frame/index.ts";
import type { Words } from "../sentences/index.ts";
import type { Translate } from "../../text/index.ts";

type Props = PanelProps & {
  readonly words: Words;
  /** Only these kinds of look. */
  readonly only?: readonly DiagnosticId[];
};

/** What a look is found by: its name, and where it can be taken. */
export function wordsOfLook({ diagnostic, targets }: DiagnosticOffer, map: MapView | null, t: Translate) {
  return [t(`look.${diagnostic}`), ...targets.map((target) => placeText(map, target, t))];
}

const PLACES = 3;

/** `offers`: the looks to choose from, where they are not all that this seat has. */
export function Looks(props: Props & { readonly offers?: readonly DiagnosticOffer[] }) {
  const { own, words, selected, send, only } = props;
  const offers = props.offers ?? own.diagnostics.available;
  const { t } = words;
  const asking = useAsking(send);
  const { slots } = own.diagnostics;
  const isMeant = ({ diagnostic }: { readonly diagnostic: DiagnosticId }) => only?.includes(diagnostic) ?? true;
  const runs = own.diagnostics.runs.filter(isMeant);
  const looking = own.diagnostics.runs.filter(({ startTick }) => startTick !== null).length;
  const waiting = own.diagnostics.runs.length - looking;
  return (
    <section class="panel-block" aria-label={t("act.looks")}>
      <div class="panel-head">
        <h3>{t("act.looks")}</h3>
        <span>{t(waiting > 0 ? "act.looks.slotsFull" : "act.looks.slots", { looking, slots, waiting })}</span>
      </div>
      <Refused asking={asking} />
      {runs.length > 0 && (
        <ul class="changes">
          {runs.map((run) => (
            <Run key={run.id} run={run} asking={asking} {...props} />
          ))}
        </ul>
      )}
      <ul class="looks">
        {offers.filter(isMeant).map((offer) => (
          <Look key={offer.diagnostic} offer={offer} target={targetOf(offer, selected)} asking={asking} {...props} />
        ))}
      </ul>
    </section>
  );
}

/** What is selected if this look can be taken there, or the whole system. */
export function targetOf({ targets }: DiagnosticOffer, selected: string | null): string | null {
  if (selected !== null && targets.includes(selected)) return selected;
  return targets.includes(EVERYTHING) ? EVERYTHING : null;
}

function Look(props: Props & { offer: DiagnosticOffer; target: string | null; asking: Asking }) {
  const { offer, target, asking, common, words } = props;
  const { t } = words;
  const real = realSeconds(offer.takesS, common.session.speed);
  const places = [...new Set(offer.targets.map((each) => placeOf(common.map, each, t).name))];
  return (
    <li>
      <button
        type="button"
        class="offer link-button"
        disabled={target === null}
        data-testid={`look-${offer.diagnostic}`}
        onClick={() => target !== null && asking.ask({ type: "diagnostic.run", diagnostic: offer.diagnostic, target })}
      >
        <span class="offer-name">
          {t(`look.${offer.diagnostic}`)}{" "}
          <span class="quiet" translate={false}>
            {target === null
              ? t("act.looks.where", { places: places.slice(0, PLACES).join(", ") })
              : words.place(target)}
          </span>
        </span>
        <span class="offer-time mono">
          {offer.takesS === 0 ? (
            t("act.looks.atOnce")
          ) : (
            <>
              {t("act.seconds", { count: offer.takesS })} <span class="quiet">{t("act.real", { count: real })}</span>
            </>
          )}
        </span>
      </button>
    </li>
  );
}

function Run({ run, asking, words, tick }: Props & { run: DiagnosticRun; asking: Asking }) {
  const { t } = words;
  const { startTick, endTick } = run;
  return (
    <li class="inner change">
      <p class="change-head">
        <span>
          <b>{t(`look.${run.diagnostic}`)}</b>{" "}
          <span class="quiet" translate={false}>
            {words.place(run.target)}
          </span>
        </span>
        <span class="change-when">
          {endTick === null ? t("act.looks.waits") : <UntilTick tick={tick} at={endTick} />}
        </span>
        <Button
          measure="small"
          look="quiet"
          aria-label={t("act.looks.cancel", { look: t(`look.${run.diagnostic}`) })}
          onClick={() => asking.ask({ type: "diagnostic.cancel", run: run.id })}
        >
          ✕
        </Button>
      </p>
      {startTick !== null && endTick !== null && <Progress tick={tick} from={startTick} to={endTick} />}
    </li>
  );
}
