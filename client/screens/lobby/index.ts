/** The lobby screen. */
export { Lobby } from "./Lobby.tsx";
export type { LobbyActs, LobbyView, OwnFacts, PlanPart, SeatCardView, SessionFacts } from "./view.ts";
