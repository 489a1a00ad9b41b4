/**
 * What command can hand out: a task, a question to all, the right to change something without asking, command itself;
 * and what the scribe wants to be reminded of. One form at a time.
 */
import type { ComponentChildren } from "preact";
import type { Command } from "../../../shared/protocol/index.ts";
import { Button, LineInput } from "../../dom/index.ts";
import { Refused, useAsking } from "../frame/index.ts";
import type { PanelProps } from "../frame/index.ts";
import type { Words } from "../sentences/index.ts";
import { canHandOff, isScribe, receiversOf } from "./desk.ts";

type Props = PanelProps & { readonly words: Words };

const TASK_MINUTES = ["2", "4", "6", "10"];
const REMINDER_MINUTES = ["1", "2", "4", "8"];
const DELEGATE_MINUTES = ["5", "10", "20"];

/** Whoever has lost the console since a form was opened has lost the form. */
export function LeadForms({ isCommand, ...props }: Props & { readonly isCommand: boolean }) {
  const form = props.drafts.of("lead.form").value;
  if (form === "reminder") return isScribe(props) ? <ReminderForm {...props} /> : null;
  if (!isCommand) return null;
  switch (form) {
    case "task":
      return <TaskForm {...props} />;
    case "poll":
      return <PollForm {...props} />;
    case "delegate":
      return <DelegateForm {...props} />;
    case "handoff":
      return <HandoffForm {...props} />;
    default:
      return null;
  }
}

function TaskForm(props: Props) {
  const { words, drafts } = props;
  const { t } = words;
  const [to, text, minutes] = [drafts.of("lead.to"), drafts.of("lead.text"), drafts.of("lead.minutes")];
  const seats = others(props);
  const chosen = seats.find(([id]) => id === to.value) ?? seats[0];
  return (
    <Form
      {...props}
      name="task"
      command={
        chosen && {
          type: "task.assign",
          to: Number(chosen[0]),
          text: text.value.trim(),
          minutes: Number(minutes.value || TASK_MINUTES[1]),
        }
      }
      isReady={text.value.trim() !== ""}
      sent={() => (text.value = "")}
    >
      <Choose label={t("lead.to")} chosen={chosen?.[0] ?? ""} onChoose={(id) => (to.value = id)} options={seats} />
      <LineInput label={t("lead.task")} draft={text} maxLength={120} />
      <Choose
        label={t("lead.box")}
        chosen={minutes.value || (TASK_MINUTES[1] ?? "")}
        onChoose={(id) => (minutes.value = id)}
        options={TASK_MINUTES.map((id) => [id, t("lead.minutes.real", { count: Number(id) })])}
      />
    </Form>
  );
}

function PollForm(props: Props) {
  const { words, drafts } = props;
  const text = drafts.of("lead.question");
  return (
    <Form
      {...props}
      name="poll"
      command={{ type: "poll.open", text: text.value.trim() }}
      isReady={text.value.trim() !== ""}
      sent={() => (text.value = "")}
    >
      <LineInput label={words.t("lead.question")} draft={text} maxLength={120} />
    </Form>
  );
}

function DelegateForm(props: Props) {
  const { common, own, words, drafts } = props;
  const { t } = words;
  const [pair, minutes] = [drafts.of("lead.pair"), drafts.of("lead.delegateMinutes")];
  const pairs = common.delegable.flatMap(({ action, label, seats }) =>
    seats
      .filter((seat) => seat !== own.you.seat && common.seats[seat]?.member !== null)
      .map((seat) => ({ id: `${seat} ${action}`, seat, action, label: `${words.seat(seat)}: ${label}` })),
  );
  const chosen = pairs.find(({ id }) => id === pair.value) ?? pairs[0];
  if (!chosen) return <p class="quiet">{t("lead.delegate.none")}</p>;
  return (
    <Form
      {...props}
      name="delegate"
      command={{
        type: "change.delegate",
        to: chosen.seat,
        action: chosen.action,
        minutes: Number(minutes.value || DELEGATE_MINUTES[1]),
      }}
      isReady
      sent={() => undefined}
    >
      <Choose
        label={t("lead.delegate.what")}
        chosen={chosen.id}
        onChoose={(id) => (pair.value = id)}
        options={pairs.map(({ id, label }) => [id, label])}
      />
      <Choose
        label={t("lead.box")}
        chosen={minutes.value || (DELEGATE_MINUTES[1] ?? "")}
        onChoose={(id) => (minutes.value = id)}
        options={DELEGATE_MINUTES.map((id) => [id, t("lead.minutes.simulated", { count: Number(id) })])}
      />
    </Form>
  );
}

/** Whoever takes over reads the situation before they answer. */
function HandoffForm(props: Props) {
  const { words, drafts } = props;
  const { t } = words;
  const [to, text] = [drafts.of("lead.receiver"), drafts.of("lead.situation")];
  const present = receiversOf(props);
  const seats = others(props).filter(([id]) => present.includes(Number(id)));
  const chosen = seats.find(([id]) => id === to.value) ?? seats[0];
  if (!canHandOff(props)) return null;
  return (
    <Form
      {...props}
      name="handoff"
      command={chosen && { type: "handoff.offer", to: Number(chosen[0]), text: text.value.trim() }}
      isReady={text.value.trim() !== ""}
      sent={() => (text.value = "")}
    >
      <Choose label={t("handoff.to")} chosen={chosen?.[0] ?? ""} onChoose={(id) => (to.value = id)} options={seats} />
      <textarea
        class="input"
        rows={3}
        maxLength={1000}
        aria-label={t("handoff.situation")}
        value={text.value}
        onInput={(event) => (text.value = event.currentTarget.value)}
      />
    </Form>
  );
}

function ReminderForm(props: Props) {
  const { words, drafts } = props;
  const { t } = words;
  const [text, minutes] = [drafts.of("lead.reminder"), drafts.of("lead.reminderMinutes")];
  return (
    <Form
      {...props}
      name="reminder"
      command={{
        type: "reminder.set",
        text: text.value.trim(),
        minutes: Number(minutes.value || REMINDER_MINUTES[1]),
      }}
      isReady={text.value.trim() !== ""}
      sent={() => (text.value = "")}
    >
      <LineInput label={t("reminder.what")} draft={text} maxLength={80} />
      <Choose
        label={t("reminder.when")}
        chosen={minutes.value || (REMINDER_MINUTES[1] ?? "")}
        onChoose={(id) => (minutes.value = id)}
        options={REMINDER_MINUTES.map((id) => [id, t("lead.minutes.real", { count: Number(id) })])}
      />
    </Form>
  );
}

type Option = readonly [id: string, label: string];

/** Everybody who is seated but oneself. */
function others({ common, own, words }: Props): readonly Option[] {
  return common.seats
    .filter(({ member, seat }) => member !== null && seat !== own.you.seat)
    .map(({ seat, consoles }) => {
      const held = consoles.length === 0 ? "" : ` (${consoles.join(" ")})`;
      return [String(seat), `${words.seat(seat)}${held}`];
    });
}

function Form(
  props: Props & {
    name: "task" | "poll" | "delegate" | "handoff" | "reminder";
    command: Command | undefined;
    isReady: boolean;
    sent: () => void;
    children: ComponentChildren;
  },
) {
  const { words, drafts, send, command, isReady, name } = props;
  const asking = useAsking(send);
  const close = (): void => {
    drafts.of("lead.form").value = "";
  };
  return (
    <form
      class="lead-form"
      aria-label={words.t(`lead.form.${name}`)}
      onSubmit={(event) => {
        event.preventDefault();
        if (command === undefined || !isReady) return;
        asking.ask(command, () => {
          props.sent();
          close();
        });
      }}
    >
      {props.children}
      <p class="lead-buttons">
        <Button type="submit" measure="small" disabled={!isReady || command === undefined}>
          {words.t(`lead.form.${name}`)}
        </Button>
        <Button measure="small" look="quiet" onClick={close}>
          {words.t("common.cancel")}
        </Button>
      </p>
      <Refused asking={asking} />
    </form>
  );
}

function Choose(props: { label: string; chosen: string; onChoose: (id: string) => void; options: readonly Option[] }) {
  return (
    <select
      class="input"
      aria-label={props.label}
      value={props.chosen}
      onChange={(event) => props.onChoose(event.currentTarget.value)}
    >
      {props.options.map(([id, label]) => (
        <option key={id} value={id}>
          {label}
        </option>
      ))}
    </select>
  );
}
