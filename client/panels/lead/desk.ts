/** Which of this seat's tasks a key means, in what order tasks stand, and when command can be handed over. Pure but for the drafts. */
import { hasLayer, readImpact } from "../../../shared/protocol/index.ts";
import type { LeadView, TaskView } from "../../../shared/protocol/index.ts";
import type { Drafts } from "../../store/index.ts";
import { draftOf } from "../comms/index.ts";
import type { Cast } from "../frame/index.ts";
import type { Words } from "../sentences/index.ts";

/** Mine first, then those of others; within each the open ones, by when they are due. What is reported comes last. */
export function inOrder(tasks: readonly TaskView[], seat: number | null): readonly TaskView[] {
  const rank = (task: TaskView): number => (task.state === "reported" ? 2 : task.to === seat ? 0 : 1);
  return [...tasks].sort((a, b) => rank(a) - rank(b) || a.dueMs - b.dueMs);
}

export function taskToAck({ tasks }: LeadView, seat: number | null): TaskView | undefined {
  return inOrder(tasks, seat).find((task) => task.to === seat && task.state === "asked");
}

/** Opens the report of this seat's most urgent task. Returns whether it has one. */
export function openReport(drafts: Drafts, { tasks }: LeadView, seat: number | null): boolean {
  const task = inOrder(tasks, seat).find((each) => each.to === seat && each.state !== "reported");
  if (task) drafts.of("lead.report").value = task.id;
  return task !== undefined;
}

export function openTaskForm(drafts: Drafts): void {
  drafts.of("lead.form").value = "task";
}

/** Whether this seat has command as its own, nobody has been offered it yet, and somebody else is there. */
export function canHandOff({ common, own }: Pick<Cast, "common" | "own">): boolean {
  const { seat } = own.you;
  const isMine = common.seats.some((each) => each.seat === seat && each.consoles.includes("CMD"));
  return isMine && common.lead.handoff === null && receiversOf({ common, own }).length > 0;
}

/** The seats that could take command: whoever is there to answer. */
export function receiversOf({ common, own }: Pick<Cast, "common" | "own">): readonly number[] {
  return common.seats.filter(({ state, seat }) => state === "here" && seat !== own.you.seat).map(({ seat }) => seat);
}

/** Opens the offer with the situation as the screens say it, for who commands to put right. */
export function openHandoffForm({
  common,
  drafts,
  words,
}: Pick<Cast, "common"> & { drafts: Drafts; words: Words }): void {
  const row = common.metrics.at(-1);
  const draft = draftOf(common, row === undefined ? null : readImpact(row), words);
  drafts.of("lead.situation").value = words.t("handoff.text", { ...draft });
  drafts.of("lead.form").value = "handoff";
}

/** Whether reminders are this seat's to set: by the rules, and by the console that it works. */
export function isScribe({ common, own }: Pick<Cast, "common" | "own">): boolean {
  const isTheirs = own.refused["reminder.set"]?.code !== "console/scr-only";
  return isTheirs && own.you.seat !== null && hasLayer(common.session.layer, "full");
}

/** Whose consoles reminders ring for: they tick them off as well, and anybody does where nobody works these. */
export function isReminded({ own }: Pick<Cast, "own">): boolean {
  return own.you.consoles.some((console) => console === "SCR" || console === "CMD");
}

export function openReminderForm(drafts: Drafts): void {
  drafts.of("lead.form").value = "reminder";
}
