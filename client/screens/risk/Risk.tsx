/**
 * `/library/CHOICE/risk`: which small fault of a scenario's world takes how much of it down. The server works it out; what
 * is known by now is shown meanwhile.
 */
import { Button, InnerLink, Masthead, Meter } from "../../dom/index.ts";
import { riskAddress } from "../../net/index.ts";
import type { RiskLine } from "../../net/index.ts";
import { useText } from "../../text/index.ts";
import { Report } from "./Report.tsx";
import { useRisk } from "./useRisk.ts";
import type { Shown } from "./useRisk.ts";
import "./risk.css";

export function Risk(props: { choice: string; line: RiskLine; onLibrary: () => void; onSettings: () => void }) {
  const { choice, line } = props;
  const { t } = useText();
  const { shown, begin, stop } = useRisk(choice, line);
  const report = shown.state === "running" || shown.state === "done" ? shown.report : null;
  return (
    <div class="risk">
      <Masthead name={t("app.name")} title={t("risk.title")} onSettings={props.onSettings}>
        <InnerLink to="/library" onGo={props.onLibrary}>
          {t("risk.back")}
        </InnerLink>
      </Masthead>
      <main>
        <header class="risk-head">
          {report && <h2 translate={false}>{report.company}</h2>}
          {shown.state === "done" && <Papers choice={choice} />}
          <Standing shown={shown} begin={begin} stop={stop} />
        </header>
        {report && <Report report={report} choice={shown.state === "done" ? choice : undefined} />}
      </main>
    </div>
  );
}

function Papers({ choice }: { choice: string }) {
  const { t } = useText();
  return (
    <nav class="risk-papers">
      <a class="button button-plain button-small" href={riskAddress(choice, "md")} download data-testid="risk-md">
        {t("risk.markdown")}
      </a>
      <a class="button button-plain button-small" href={riskAddress(choice, "html")} download data-testid="risk-html">
        {t("risk.html")}
      </a>
    </nav>
  );
}

function Standing({ shown, begin, stop }: { shown: Shown; begin: () => void; stop: () => void }) {
  const { t, refusalText } = useText();
  const start = (
    <Button data-testid="risk-run" onClick={begin}>
      {t(shown.state === "none" ? "risk.run" : "risk.again")}
    </Button>
  );
  switch (shown.state) {
    case "looking":
      return <p class="quiet">{t("risk.looking")}</p>;
    case "none":
      return (
        <div class="risk-idle">
          <p>{t("risk.about")}</p>
          <p class="quiet">{t("risk.takes")}</p>
          {start}
        </div>
      );
    case "failed":
      return (
        <div class="risk-idle">
          <p class="field-error" role="alert">
            {refusalText(shown.refusal)}
          </p>
          {start}
        </div>
      );
    case "waiting":
      return <Under says={t("risk.waiting", { count: shown.ahead })} progress={0} stop={stop} />;
    case "running":
      return <Under says={stageOf(shown, t)} progress={shown.progress} stop={stop} />;
    case "done":
      return shown.report.isCut ? (
        <p class="risk-cut">
          {t("risk.cut")} {start}
        </p>
      ) : null;
  }
}

function stageOf(
  { stage, done, of }: Extract<Shown, { state: "running" }>,
  t: ReturnType<typeof useText>["t"],
): string {
  return stage === "screening" ? t("risk.screening") : t(`risk.${stage}`, { done, of });
}

function Under({ says, progress, stop }: { says: string; progress: number; stop: () => void }) {
  const { t, format } = useText();
  return (
    <div class="risk-under" data-testid="risk-progress">
      <p role="status">
        {says} <span class="mono quiet">{format.percent(progress)}</span>
      </p>
      <Meter label={t("risk.title")} ratio={progress} tone="ok" />
      <Button measure="small" title={t("risk.stop.about")} data-testid="risk-stop" onClick={stop}>
        {t("risk.stop")}
      </Button>
    </div>
  );
}
