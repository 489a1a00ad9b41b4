/** A finding in full: the loop, what fails in which order, each change that was simulated beside the fault as it is. */
import type { FindingView } from "../../../shared/protocol/index.ts";
import { Chip } from "../../dom/index.ts";
import { riskAddress } from "../../net/index.ts";
import { useText } from "../../text/index.ts";
import { HourCurves } from "./HourCurves.tsx";
import { whyOf } from "./view.ts";

const SIZE = { width: 270, height: 110 };

export function Why(props: { finding: FindingView; rank: number; seed: string; choice: string | undefined }) {
  const { finding, rank, seed, choice } = props;
  const text = useText();
  const { t, format } = text;
  const { affected, fell, hurtAtS, loop, says, tried } = finding;
  return (
    <div class="risk-why" data-testid="risk-why">
      <section>
        <h4>{t("risk.why")}</h4>
        <p>{whyOf(finding, text)}</p>
        {loop.through.length > 0 && <p>{t("risk.why.through", { calls: loop.through.join(", ") })}</p>}
        {fell.length > 0 && (
          <>
            <h4>{t("risk.falls")}</h4>
            <p class="risk-fell" translate={false}>
              {fell.map((station) => (
                <Chip key={station}>{station}</Chip>
              ))}
            </p>
          </>
        )}
        {hurtAtS !== null && (
          <p class="quiet">
            {t("risk.fell", { count: fell.length })}, {t("risk.hurts", { seconds: hurtAtS })}.
          </p>
        )}
        {choice !== undefined && (
          <p class="risk-file">
            <a class="button button-quiet button-small" href={riskAddress(choice, rank)} download>
              {t("risk.file")}
            </a>
            <span class="quiet">{t("risk.file.about")}</span>
            <code
              translate={false}
            >{`npm run -s cli -- simulate finding-${rank}.yaml --policy none --seed ${seed}`}</code>
          </p>
        )}
      </section>
      <section>
        {tried !== null && tried.length > 0 && <h4>{t("risk.changes")}</h4>}
        <ul class="risk-tried">
          {(tried ?? []).length === 0 && (
            <li>
              <HourCurves name={says} before={affected} after={undefined} size={SIZE} hasAxes />
            </li>
          )}
          {(tried ?? []).map((each) => (
            <li key={each.says}>
              <HourCurves name={each.says} before={affected} after={each.affected} size={SIZE} hasAxes />
              <p>
                <span translate={false}>{each.says}</span>{" "}
                {t("risk.change.left", { lost: format.userMinutes(each.userMinutes) })}{" "}
                <Chip tone={each.isContained ? "evidence" : "plain"}>
                  {t(each.isContained ? "risk.change.contains" : "risk.change.not")}
                </Chip>
              </p>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}
