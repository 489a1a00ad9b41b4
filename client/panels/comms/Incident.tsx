/** How bad it is and where the team stands. Command decides; everybody else reads it, with the reason why. */
import { computed } from "@preact/signals";
import { useMemo } from "preact/hooks";
import { incidentStates, severities } from "../../../shared/protocol/index.ts";
import type { Severity } from "../../../shared/protocol/index.ts";
import { Chip, Countdown, Segment } from "../../dom/index.ts";
import type { ChipTone } from "../../dom/index.ts";
import { useText } from "../../text/index.ts";
import { Refused, UntilMs, useAsking } from "../frame/index.ts";
import type { PanelProps } from "../frame/index.ts";

const tones = { "SEV-1": "sev1", "SEV-2": "sev2", "SEV-3": "sev3", "SEV-4": "sev4" } as const satisfies Record<
  Severity,
  ChipTone
>;

export function Incident({ common, own, clockMs, send }: PanelProps) {
  const { t, refusalText } = useText();
  const [declaring, stating] = [useAsking(send), useAsking(send)];
  const { severity, state, nextPostDueMs, verifiedAtMs, isVerified } = common.comms;
  const [noDeclaring, noStating] = [own.refused["incident.declare"], own.refused["incident.setState"]];
  return (
    <section class="panel-block" aria-label={t("comms.incident")}>
      <div class="panel-head">
        <h3>{t("comms.incident")}</h3>
        {severity !== null && <Chip tone={tones[severity]}>{severity}</Chip>}
        {state !== null && <span>{t(`incident.state.${state}`)}</span>}
        {nextPostDueMs !== null && <NextPost at={nextPostDueMs} clockMs={clockMs} />}
      </div>
      {severity === null && <p>{t("comms.undeclared")}</p>}
      {noDeclaring ? (
        <p class="quiet reason">{refusalText(noDeclaring)}</p>
      ) : (
        <Segment
          label={t("comms.severity")}
          options={severities.map((id) => ({ id, label: id }))}
          chosen={severity ?? undefined}
          onChoose={(id) => declaring.ask({ type: "incident.declare", severity: id })}
        />
      )}
      <Refused asking={declaring} />
      {noStating ? (
        noStating.code !== noDeclaring?.code && <p class="quiet reason">{refusalText(noStating)}</p>
      ) : (
        <Segment
          label={t("comms.state")}
          options={incidentStates.map((id) => ({ id, label: t(`incident.state.${id}`) }))}
          chosen={state ?? undefined}
          onChoose={(id) => stating.ask({ type: "incident.setState", state: id })}
        />
      )}
      <Refused asking={stating} />
      {verifiedAtMs !== null && !isVerified && (
        <p class="quiet">
          {t("comms.verifying")} <UntilMs clockMs={clockMs} at={verifiedAtMs} />
        </p>
      )}
      {isVerified && <p class="tone-human">{t("comms.verified")}</p>}
    </section>
  );
}

const POST_WINDOW_S = 240;
const SOON_S = 60;

/** The comms clock: real seconds, amber in the last minute, red when the post is late. */
function NextPost({ at, clockMs }: { at: number } & Pick<PanelProps, "clockMs">) {
  const { t } = useText();
  const left = useMemo(() => computed(() => Math.ceil((at - clockMs.value) / 1000)), [at, clockMs]).value;
  return (
    <span class="next-post">
      {t(left > 0 ? "comms.next" : "comms.overdue")}{" "}
      <Countdown
        leftS={Math.abs(left)}
        wholeS={POST_WINDOW_S}
        tone={left <= 0 ? "err" : left < SOON_S ? "slow" : "plain"}
      />
    </span>
  );
}
