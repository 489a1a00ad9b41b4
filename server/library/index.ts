/** The library: scenarios of the package and of this server, their cards, sheets and previews. */
export { createLibrary } from "./library.ts";
export type { FileRefusal, Library } from "./library.ts";
export { readPackaged } from "./packaged.ts";
export type { Book } from "./packaged.ts";
export { createPreviews } from "./preview.ts";
