/** The bridge: a team's game for the tools that it uses at work, with no more in it than its people see. */
export { openBridge } from "./bridge.ts";
export type { Bridge } from "./bridge.ts";
export type { Look } from "./look.ts";
export { alertWithKey } from "./news.ts";
export { isSigned, takenIn } from "./pager.ts";
export { createGuard } from "./sending/guard.ts";
export type { Guard } from "./sending/guard.ts";
export { createPost } from "./sending/post.ts";
export type { Post } from "./sending/post.ts";
export { bridgeChangeSchema, bridgeSettingsShape, changed, outletIds, tokenIds } from "./settings.ts";
export type { BridgeChange, BridgeSettings, OutletId, TokenId } from "./settings.ts";
