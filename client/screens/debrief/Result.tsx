/** The result of somebody who played alone, as a line to paste into a chat. */
import { Button, useCopy } from "../../dom/index.ts";
import { stripOf } from "./strip.ts";
import type { DebriefReport, DebriefScreenView } from "./view.ts";

export function Result({ view, report }: { view: DebriefScreenView; report: DebriefReport }) {
  const { t, format } = view.words;
  const [said, copy] = useCopy();
  const { marks, ending, share } = stripOf(report);
  const lost = share === null ? "" : ` · ${t("debrief.strip.share", { share: format.percent(share) })}`;
  const line = `${t("app.name")} ${view.incident}\n${marks}\n${t(`debrief.strip.${ending}`)}${lost}`;
  return (
    <section class="debrief-strip">
      <h2>{t("debrief.strip")}</h2>
      <pre data-testid="strip" role="img" aria-label={`${t(`debrief.strip.${ending}`)}${lost}`}>
        {line}
      </pre>
      <div>
        <Button measure="small" onClick={() => copy(line)}>
          {t("debrief.strip.copy")}
        </Button>
        <span class="quiet" role="status">
          {said.value !== null && t(said.value === "copied" ? "debrief.strip.copied" : "debrief.strip.select")}
        </span>
      </div>
    </section>
  );
}
