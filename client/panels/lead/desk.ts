/** Which of this seat's tasks a key means, and in what order tasks stand. Pure but for the drafts. */
import type { LeadView, TaskView } from "../../../shared/protocol/index.ts";
import type { Drafts } from "../../store/index.ts";

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
