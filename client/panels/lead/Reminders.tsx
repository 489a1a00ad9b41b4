/** What the scribe wants to be reminded of, the next one first: everybody sees it, it rings for scribe and command. */
import type { ReminderView } from "../../../shared/protocol/index.ts";
import { Button, Chip } from "../../dom/index.ts";
import { KeyOf, useKey } from "../../keys/index.ts";
import { Refused, UntilMs, useAsking } from "../frame/index.ts";
import type { PanelProps } from "../frame/index.ts";
import type { Words } from "../sentences/index.ts";
import { isReminded, isScribe, openReminderForm } from "./desk.ts";

type Props = PanelProps & { readonly words: Words };

export function Reminders(props: Props) {
  const { reminders } = props.common.lead;
  if (reminders.length === 0) return null;
  return (
    <ul class="tasks" aria-label={props.words.t("reminder.title")}>
      {[...reminders]
        .sort((a, b) => a.dueMs - b.dueMs)
        .map((reminder) => (
          <Reminder key={reminder.id} reminder={reminder} {...props} />
        ))}
    </ul>
  );
}

function Reminder({ reminder, common, own, words, send, clockMs }: Props & { reminder: ReminderView }) {
  const { t } = words;
  const asking = useAsking(send);
  const { id, text, by, dueMs, isDue } = reminder;
  const canClear = isReminded({ own }) || isScribe({ common, own });
  return (
    <li class={`inner lead-card reminder${isDue ? " reminder-due" : ""}`} data-testid={`reminder-${id}`}>
      <p class="task-line">
        <span class="reminder-text" translate={false}>
          {text}
        </span>
        {isDue ? (
          <Chip tone="slow">{t("reminder.due")}</Chip>
        ) : (
          <span>
            <UntilMs clockMs={clockMs} at={dueMs} /> {t("topbar.real")}
          </span>
        )}
      </p>
      <p class="quiet task-line">
        <span>{t("reminder.by", { who: words.seat(by) })}</span>
        {canClear && (
          <Button
            measure="small"
            look={isDue ? "plain" : "quiet"}
            onClick={() => asking.ask({ type: "reminder.clear", reminder: id })}
          >
            {t(isDue ? "reminder.done" : "reminder.cancel")}
          </Button>
        )}
      </p>
      <Refused asking={asking} />
    </li>
  );
}

export function ReminderButton({ common, own, words, drafts }: Props) {
  const key = useKey("remind");
  if (!isScribe({ common, own })) return null;
  return (
    <Button measure="small" aria-keyshortcuts={key} onClick={() => openReminderForm(drafts)}>
      <KeyOf shortcut="remind" /> {words.t("reminder.open")}
    </Button>
  );
}
