/** A question to all, over the map for as long as it is open: silence is consent, an objection has a reason. */
import type { PollView } from "../../../shared/protocol/index.ts";
import { Button, LineInput, Toast } from "../../dom/index.ts";
import { KeyOf } from "../../keys/index.ts";
import { useText } from "../../text/index.ts";
import { Refused, seatName, UntilMs, useAsking } from "../frame/index.ts";
import type { PanelProps } from "../frame/index.ts";

export function PollNotice(props: PanelProps) {
  const poll = props.common.lead.polls.find(({ endsAtMs }) => endsAtMs !== null);
  return poll ? <Question key={poll.id} poll={poll} {...props} /> : null;
}

function Question({ poll, ...props }: PanelProps & { poll: PollView }) {
  const { own, send, drafts, clockMs } = props;
  const { t } = useText();
  const asking = useAsking(send);
  const reason = drafts.of("lead.objection");
  const { seat } = own.you;
  const objections = poll.objections.map((each) => `${seatName(props, each.seat, t)}: ${each.reason}`);
  const hasAnswered =
    seat === null || seat === poll.by || poll.fine.includes(seat) || poll.objections.some((each) => each.seat === seat);
  return (
    <div role="group" aria-label={t("lead.poll")} data-testid="poll">
      <Toast>
        <form
          class="poll"
          onSubmit={(event) => {
            event.preventDefault();
            const objection = reason.value.trim();
            if (objection === "") return;
            asking.ask({ type: "poll.answer", poll: poll.id, objection }, () => (reason.value = ""));
          }}
        >
          <p>
            <b translate={false}>{seatName(props, poll.by, t)}</b> {t("lead.poll")} <b translate={false}>{poll.text}</b>{" "}
            {poll.endsAtMs !== null && <UntilMs clockMs={clockMs} at={poll.endsAtMs} />}
          </p>
          {objections.length > 0 && <p>{t("lead.poll.objections", { list: objections.join(" · ") })}</p>}
          {!hasAnswered && (
            <p class="lead-buttons">
              <Button measure="small" onClick={() => asking.ask({ type: "poll.answer", poll: poll.id })}>
                {t("lead.poll.fine")}
              </Button>
              <LineInput id="objection" label={t("lead.poll.reason")} draft={reason} maxLength={120} />
              <Button type="submit" measure="small" disabled={reason.value.trim() === ""}>
                <KeyOf shortcut="object" /> {t("lead.poll.object")}
              </Button>
            </p>
          )}
          <Refused asking={asking} />
        </form>
      </Toast>
    </div>
  );
}
