/** Around a trial: what it is, the button that runs it, how far it is, why it failed, and then what came of it. */
import type { ComponentChildren } from "preact";
import { Button, Meter } from "../../dom/index.ts";
import { useText } from "../../text/index.ts";
import type { Trial } from "./useTrial.ts";

export function TrialFrame(props: {
  title: string;
  about: string;
  trial: Trial<{ readonly state: "done" }>;
  testId: string;
  children: ComponentChildren;
}) {
  const { title, trial, testId } = props;
  const { t, format, refusalText } = useText();
  const { state } = trial;
  return (
    <section class="trial" data-testid={testId}>
      <h3>{title}</h3>
      <p>{props.about}</p>
      {(state === undefined || state.state === "failed") && (
        <Button measure="small" data-testid={`run-${testId}`} onClick={() => trial.run()}>
          {t("library.trial.run")}
        </Button>
      )}
      {state?.state === "failed" && (
        <p class="field-error" role="alert">
          {refusalText(state.refusal)}
        </p>
      )}
      {state?.state === "running" && (
        <div>
          <p>{t("library.trial.running", { share: format.percent(state.progress) })}</p>
          <Meter label={title} ratio={state.progress} tone="ok" />
        </div>
      )}
      {props.children}
    </section>
  );
}
