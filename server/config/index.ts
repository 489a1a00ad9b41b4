/** Config: the settings of this process (the only reader of the environment) and where its files lie. */
export { built, source } from "./paths.ts";
export { environmentWith, readSettings, settingNames } from "./settings.ts";
export type { Settings } from "./settings.ts";
