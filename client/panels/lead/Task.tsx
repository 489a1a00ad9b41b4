/** One task: what, from whom to whom, until when in real time, and its report. */
import type { TaskView } from "../../../shared/protocol/index.ts";
import { Button, Chip, LineInput } from "../../dom/index.ts";
import { KeyOf, useKey } from "../../keys/index.ts";
import { Refused, UntilMs, useAsking, useIsBefore } from "../frame/index.ts";
import type { PanelProps } from "../frame/index.ts";
import type { Words } from "../sentences/index.ts";

type Props = PanelProps & { readonly words: Words; readonly task: TaskView };

export function Task(props: Props) {
  const { task, words, own, send, drafts, clockMs } = props;
  const { t } = words;
  const asking = useAsking(send);
  const keys = { take: useKey("takeTask"), report: useKey("report") };
  const isMine = task.to === own.you.seat;
  const isInTime = useIsBefore(clockMs, task.dueMs);
  const isReporting = isMine && drafts.of("lead.report").value === task.id;
  return (
    <li class={`inner task task-${task.state}${isMine ? " task-mine" : ""}`} data-testid={`task-${task.id}`}>
      <p>
        <b translate={false}>{task.text}</b>
      </p>
      <p class="quiet task-line">
        <span translate={false}>
          {words.seat(task.by)} → {words.seat(task.to)}
        </span>
        {task.state === "reported" ? (
          <Chip>{t("lead.state.reported")}</Chip>
        ) : isInTime ? (
          <span>
            {t(`lead.state.${task.state}`)} · <UntilMs clockMs={clockMs} at={task.dueMs} /> {t("topbar.real")}
          </span>
        ) : (
          <Chip tone="slow">{t("lead.late")}</Chip>
        )}
      </p>
      {task.report !== null && <p translate={false}>{task.report}</p>}
      {isMine && task.state !== "reported" && !isReporting && (
        <p class="lead-buttons">
          {task.state === "asked" && (
            <Button
              measure="small"
              aria-keyshortcuts={keys.take}
              onClick={() => asking.ask({ type: "task.ack", task: task.id })}
            >
              <KeyOf shortcut="takeTask" /> {t("lead.ack")}
            </Button>
          )}
          <Button
            measure="small"
            aria-keyshortcuts={keys.report}
            onClick={() => (drafts.of("lead.report").value = task.id)}
          >
            <KeyOf shortcut="report" /> {t("lead.report")}
          </Button>
        </p>
      )}
      {isReporting && <Report {...props} />}
      <Refused asking={asking} />
    </li>
  );
}

/** Conditions, actions, needs: three short lines that become one. */
function Report({ task, words, send, drafts }: Props) {
  const { t } = words;
  const asking = useAsking(send);
  const parts = (["condition", "actions", "needs"] as const).map((part) => ({
    part,
    draft: drafts.of(`lead.report.${part}`),
  }));
  const close = (): void => {
    drafts.of("lead.report").value = "";
    for (const { draft } of parts) draft.value = "";
  };
  const text = parts
    .filter(({ draft }) => draft.value.trim() !== "")
    .map(({ part, draft }) => `${t(`lead.can.${part}`)}: ${draft.value.trim()}`)
    .join(". ");
  return (
    <form
      class="lead-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (text !== "") asking.ask({ type: "task.report", task: task.id, text: text.slice(0, 280) }, close);
      }}
    >
      {parts.map(({ part, draft }) => (
        <LineInput key={part} label={t(`lead.can.${part}`)} draft={draft} maxLength={80} />
      ))}
      <p class="lead-buttons">
        <Button type="submit" measure="small" disabled={text === ""}>
          {t("lead.report")}
        </Button>
        <Button measure="small" look="quiet" onClick={close}>
          {t("common.cancel")}
        </Button>
      </p>
      <Refused asking={asking} />
    </form>
  );
}
