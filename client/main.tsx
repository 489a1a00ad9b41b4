/** Entry: wires settings, router and screens to this page, once. */
import { render } from "preact";
import { must, refuse } from "../shared/base/index.ts";
import type { Refusal } from "../shared/base/index.ts";
import { App } from "./app.tsx";
import "./dom/index.ts";
import { createRouter } from "./router.ts";
import { applySettings, browserStore, createSettings } from "./settings.ts";
import { createText } from "./text/index.ts";

const settings = createSettings(
  browserStore(() => window.localStorage),
  window.matchMedia("(prefers-reduced-motion: reduce)").matches,
);
applySettings(settings, document.documentElement);

const unreachable = (): Promise<Refusal | undefined> => {
  const { t } = createText(settings.language.value);
  const answer = refuse("net/unreachable", t("refusal.net/unreachable"));
  return Promise.resolve(answer.ok ? undefined : answer.refusal);
};

render(
  <App
    router={createRouter(window)}
    settings={settings}
    acts={{ join: unreachable, host: unreachable, practise: unreachable }}
  />,
  must(document.querySelector("#app"), "#app"),
);
