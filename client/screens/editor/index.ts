/** The editor of scenarios. */
export { Editor } from "./Editor.tsx";
export type { DraftKeeper } from "./useDraft.ts";
