/** What the page of engines.test.ts loads: the simulation itself, which the product never sends to a browser. */
import { live } from "./life.ts";
import type { Life, Lived } from "./life.ts";

declare global {
  interface Window {
    live?: (life: Life) => Lived;
  }
}

window.live = live;
