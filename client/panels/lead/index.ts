/** Lead: how command works with the team: tasks, short polls, changes that a seat may make without asking. */
import "./lead.css";

export { Lead } from "./Lead.tsx";
export { inOrder, openTaskForm, openReport, taskToAck } from "./desk.ts";
export { Task } from "./Task.tsx";
export { PollNotice } from "./PollNotice.tsx";
