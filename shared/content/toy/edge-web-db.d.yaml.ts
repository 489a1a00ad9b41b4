/** What the build makes of the file (client/vite.config.ts). */
import type { Scenario } from "../index.ts";

declare const scenario: Scenario;
export default scenario;
