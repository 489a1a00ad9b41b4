/** The library screen. */
export { Library } from "./Library.tsx";
export type { LibraryActs, Order } from "./view.ts";
