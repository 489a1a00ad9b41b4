/** Lead: how command works with the team: tasks, short polls, changes that a seat may make without asking, reminders, and its handoff. */
import "./lead.css";

export { Lead } from "./Lead.tsx";
export {
  canHandOff,
  inOrder,
  isReminded,
  isScribe,
  openHandoffForm,
  openReminderForm,
  openReport,
  openTaskForm,
  taskToAck,
} from "./desk.ts";
export { Task } from "./Task.tsx";
export { HandoffNotice } from "./Handoff.tsx";
export { PollNotice } from "./PollNotice.tsx";
