/** Entry: wires settings, router, doors and screens to this page, once. */
import { render } from "preact";
import { must } from "../shared/base/index.ts";
import { App } from "./app.tsx";
import "./dom/index.ts";
import { createDoors } from "./doors.ts";
import { createRouter } from "./router.ts";
import { applySettings, browserStore, createSettings } from "./settings.ts";

const settings = createSettings(
  browserStore(() => window.localStorage),
  window.matchMedia("(prefers-reduced-motion: reduce)").matches,
);
applySettings(settings, document.documentElement);
const router = createRouter(window);
const doors = createDoors(window, router);

render(<App router={router} settings={settings} doors={doors} />, must(document.querySelector("#app"), "#app"));
