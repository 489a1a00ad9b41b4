/** Chat: #incident. */
import "./chat.css";

export { Chat } from "./Chat.tsx";
