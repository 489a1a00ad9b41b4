/** Lead: how command works with the team: tasks, short polls, changes that a seat may make without asking. */
import "./lead.css";

export { Lead } from "./Lead.tsx";
export { openTaskForm, openReport, taskToAck } from "./desk.ts";
export { PollNotice } from "./PollNotice.tsx";
