/**
 * The script of the scenario: what to say now, what to ask where people get stuck, and the hints in their order. A warm-up
 * has none: what it asks for stands there, and who has done it.
 */
import { Button } from "../../dom/index.ts";
import { isListed, Refused, setListed, useAsking } from "../../panels/frame/index.ts";
import { WarmUpDone } from "../../panels/warmup/index.ts";
import { formatTick, useText } from "../../text/index.ts";
import type { DeskProps } from "./props.ts";

export function Script(props: DeskProps) {
  const { t } = useText();
  return (
    <aside class="fac-script" aria-label={t("fac.script")}>
      {props.common.warmUp === null ? <RunSheet {...props} /> : <WarmUpDone {...props} />}
    </aside>
  );
}

function RunSheet({ guide, drafts, send }: DeskProps) {
  const { t } = useText();
  const asking = useAsking(send);
  const said = drafts.of("fac.said");
  const next = guide.hints.findIndex(({ tick }) => tick === null);
  return (
    <>
      <section class="panel-block">
        <h2>{t("fac.say")}</h2>
        {guide.say.length === 0 && <p class="quiet">{t("fac.say.none")}</p>}
        <ul class="fac-say">
          {guide.say.map((words, n) => (
            <li key={words}>
              <label>
                <input
                  type="checkbox"
                  checked={isListed(said, String(n))}
                  onChange={(event) => setListed(said, String(n), event.currentTarget.checked)}
                />
                <span>{words}</span>
              </label>
            </li>
          ))}
        </ul>
      </section>
      {guide.stuck.length > 0 && (
        <section class="panel-block">
          <h2>{t("fac.stuck")}</h2>
          <ul class="fac-stuck">
            {guide.stuck.map(({ at, ask }) => (
              <li key={at}>
                <span class="quiet">{at}</span>
                <q>{ask}</q>
              </li>
            ))}
          </ul>
        </section>
      )}
      {guide.hints.length > 0 && (
        <section class="panel-block">
          <h2>{t("fac.hints")}</h2>
          <ol class="fac-hints">
            {guide.hints.map(({ text, tick }, n) => (
              <li key={text} class={tick === null ? "" : "fac-given"}>
                <span>{text}</span>
                {tick !== null && <span class="quiet mono">{t("fac.given", { at: formatTick(tick) })}</span>}
                {n === next && (
                  <Button measure="small" onClick={() => asking.ask({ type: "guide.hint" })} data-testid="give-hint">
                    {t("fac.hints.give")}
                  </Button>
                )}
              </li>
            ))}
          </ol>
          <Refused asking={asking} />
        </section>
      )}
    </>
  );
}
