/** A question to all, over the map for as long as it is open: silence is consent, an objection has a reason. */
import type { PollView } from "../../../shared/protocol/index.ts";
import { Button } from "../../dom/index.ts";
import { KeyOf } from "../../keys/index.ts";
import { useText } from "../../text/index.ts";
import { seatName, UntilMs, useAsking } from "../frame/index.ts";
import type { PanelProps } from "../frame/index.ts";
import { Asked } from "./Asked.tsx";

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
  const answer = {
    yes: (
      <Button measure="small" onClick={() => asking.ask({ type: "poll.answer", poll: poll.id })}>
        {t("lead.poll.fine")}
      </Button>
    ),
    reason,
    reasonLabel: t("lead.poll.reason"),
    reasonId: "objection",
    no: (
      <>
        <KeyOf shortcut="object" /> {t("lead.poll.object")}
      </>
    ),
    onNo: (objection: string) =>
      asking.ask({ type: "poll.answer", poll: poll.id, objection }, () => (reason.value = "")),
  };
  return (
    <Asked label={t("lead.poll")} testId="poll" asking={asking} {...(hasAnswered ? {} : { answer })}>
      <p>
        <b translate={false}>{seatName(props, poll.by, t)}</b> {t("lead.poll")} <b translate={false}>{poll.text}</b>{" "}
        {poll.endsAtMs !== null && <UntilMs clockMs={clockMs} at={poll.endsAtMs} />}
      </p>
      {objections.length > 0 && <p>{t("lead.poll.objections", { list: objections.join(" · ") })}</p>}
    </Asked>
  );
}
