/** The real engine in the browser, fetched when a tutorial is opened: the only part of the client that carries it. */
export { dialToy } from "./line.ts";
