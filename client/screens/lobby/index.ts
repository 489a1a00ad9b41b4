/** The lobby screen. */
export { lobbyActs, lobbyView } from "./fromRoom.ts";
export type { BotDoor } from "./fromRoom.ts";
export { QrCode } from "./QrCode.tsx";
export { Lobby } from "./Lobby.tsx";
export type { LobbyActs, LobbyView, OwnFacts, SeatCardView, SessionFacts } from "./view.ts";
export { inviteFrom, isOwnComputer } from "./invitation.ts";
