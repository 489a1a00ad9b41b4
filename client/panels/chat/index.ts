/** Chat: #incident. */
import "./chat.css";

export { Chat } from "./Chat.tsx";
export { newLines, startReport } from "./lines.ts";
