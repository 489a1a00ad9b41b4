/** Your tools: where a host sets up the bridge from a team's game to what it uses at work. */
export { OwnTools } from "./OwnTools.tsx";
