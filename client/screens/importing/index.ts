/** The import of somebody's own system. */
export { createImportDesk } from "./desk.ts";
export type { ImportDesk } from "./desk.ts";
export { Importing } from "./Importing.tsx";
