/**
 * The gallery: every screen and component with made-up contents, for looking at and for tests. Served in development
 * only; no build contains it. `gallery.html?show=landing` picks one.
 */
import { render } from "preact";
import { must } from "../../shared/base/index.ts";
import { ProjectedContext, StillContext } from "../dom/index.ts";
import { applySettings, browserStore, createSettings } from "../settings.ts";
import { createText, TextContext } from "../text/index.ts";
import { exhibits } from "./exhibits.tsx";

const wanted = new URLSearchParams(window.location.search);
const settings = createSettings(
  browserStore(() => window.sessionStorage),
  window.matchMedia("(prefers-reduced-motion: reduce)").matches,
);
if (wanted.get("language") === "pseudo") settings.language.value = "pseudo";
// A tip would stand in every room; `tips=on` shows it.
settings.tips.value = wanted.get("tips") === "on" ? "on" : "off";
applySettings(settings, document.documentElement);

const exhibit = exhibits[wanted.get("show") ?? ""];

render(
  <TextContext.Provider value={createText(settings.language.value)}>
    <ProjectedContext.Provider value={settings.projector.value === "on"}>
      <StillContext.Provider value={settings.motion.value !== "full"}>
        {exhibit?.(settings) ?? (
          <ul>
            {Object.keys(exhibits).map((name) => (
              <li key={name}>
                <a href={`?show=${name}`}>{name}</a>
              </li>
            ))}
          </ul>
        )}
      </StillContext.Provider>
    </ProjectedContext.Provider>
  </TextContext.Provider>,
  must(document.querySelector("#app"), "#app"),
);
