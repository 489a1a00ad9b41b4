/** Returns: somebody asks for the place of a member who is away, and the host or command says whether it is them. */
import "./returns.css";

export { Returns } from "./Returns.tsx";
