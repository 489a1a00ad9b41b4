/** Times a draft: when it tells whom what, and which bounds of play it keeps. */
import type { Pace } from "../../../shared/protocol/index.ts";
import { useText } from "../../text/index.ts";
import { at } from "../debrief/index.ts";
import { TrialFrame, useTrial } from "../library/index.ts";
import type { LibraryActs } from "../library/index.ts";

export function PaceOf({ choice, line }: { choice: string; line: LibraryActs["pace"] }) {
  const { t } = useText();
  const trial = useTrial(choice, line);
  return (
    <TrialFrame title={t("editor.pace")} about={t("editor.pace.about")} trial={trial} testId="pace">
      {trial.state?.state === "done" && <Paced pace={trial.state} />}
    </TrialFrame>
  );
}

function Paced({ pace }: { pace: Extract<Pace, { state: "done" }> }) {
  const { t } = useText();
  const beats = [
    ["editor.pace.tip", pace.tipTick],
    ["editor.pace.page", pace.pageTick],
    ["editor.pace.lastUseful", pace.lastUsefulTick],
    ["editor.pace.global", pace.globalTick],
    ["editor.pace.won", pace.wonTick],
  ] as const;
  return (
    <>
      <dl class="pairs">
        {beats.map(([key, tick]) => (
          <div key={key}>
            <dt>{t(key)}</dt>
            <dd class="mono">{tick === null ? t("editor.pace.never") : at(tick)}</dd>
          </div>
        ))}
      </dl>
      <table class="editor-bounds">
        <thead>
          <tr>
            <th scope="col">{t("editor.pace.bound")}</th>
            <th scope="col">{t("editor.pace.measured")}</th>
            <th scope="col">{t("editor.pace.bar")}</th>
            <th scope="col">{t("editor.pace.verdict")}</th>
          </tr>
        </thead>
        <tbody>
          {pace.bounds.map(({ bound, measured, bar, ok }) => (
            <tr key={bound} class={ok ? "" : "is-missed"}>
              <th scope="row">{bound}</th>
              <td>{measured}</td>
              <td>{bar}</td>
              <td>{t(ok ? "editor.pace.kept" : "editor.pace.missed")}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
