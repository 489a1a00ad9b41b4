/** Changes that wait for a second key. Who holds it decides here; who proposed can take the proposal back. */
import type { ComponentChildren } from "preact";
import type { ActionView } from "../../../shared/protocol/index.ts";
import { Button, LineInput } from "../../dom/index.ts";
import { Ago, amountText, commanderName, Refused, useAsking } from "../frame/index.ts";
import type { PanelProps } from "../frame/index.ts";
import type { Words } from "../sentences/index.ts";
import { mayDecide, proposalsOf } from "./flight.ts";

type Props = PanelProps & { readonly words: Words };

export function Proposals(props: Props) {
  const { common, words } = props;
  const proposals = proposalsOf(common.actions);
  if (proposals.length === 0) return null;
  return (
    <section class="panel-block" aria-label={words.t("act.proposals")}>
      <div class="panel-head">
        <h3>{words.t("act.proposals")}</h3>
      </div>
      <ul class="changes">
        {proposals.map((action) => (
          <Proposal key={action.ref} action={action} {...props} />
        ))}
      </ul>
    </section>
  );
}

function Proposal({ action, ...props }: Props & { action: ActionView }) {
  const { words, own, tick, send, drafts } = props;
  const { t } = words;
  const asking = useAsking(send);
  const reason = drafts.of(`act.deny.${action.ref}`);
  const isMine = action.by === own.you.seat;
  return (
    <li class="inner change change-proposed">
      <ChangeHead action={action} words={words}>
        <Ago tick={tick} since={action.proposedTick} />
      </ChangeHead>
      {mayDecide(props, action) ? (
        <form
          class="deciding"
          onSubmit={(event) => {
            event.preventDefault();
            asking.ask({ type: "action.deny", ref: action.ref, reason: reason.value });
          }}
        >
          <Button measure="small" onClick={() => asking.ask({ type: "action.approve", ref: action.ref })}>
            {t("act.approve")}
          </Button>
          <LineInput label={t("act.deny.reason")} draft={reason} maxLength={280} required />
          <Button type="submit" measure="small">
            {t("act.deny")}
          </Button>
        </form>
      ) : (
        <div class="deciding">
          <span class="quiet">{t("act.waitsFor", { who: commanderName(props, t) })}</span>
          {isMine && (
            <Button measure="small" onClick={() => asking.ask({ type: "action.cancel", ref: action.ref })}>
              {t("act.withdraw")}
            </Button>
          )}
        </div>
      )}
      <Refused asking={asking} />
    </li>
  );
}

/** Who, what, where and how much, in one line that wraps. */
export function ChangeHead(props: { action: ActionView; words: Words; children?: ComponentChildren }) {
  const { action, words } = props;
  return (
    <p class="change-head">
      <span>
        <b translate={false}>{action.label}</b>{" "}
        {action.unit !== "" && <span class="mono">{amountText(words, action.value, action.unit)}</span>}{" "}
        <span class="quiet" translate={false}>
          {words.place(action.target)} · {words.seat(action.by)}
          {action.hypothesis !== null && ` · ${action.hypothesis}`}
        </span>
      </span>
      <span class="change-when">{props.children}</span>
    </p>
  );
}
