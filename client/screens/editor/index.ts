/** The editor of scenarios. */
export { Editor } from "./Editor.tsx";
