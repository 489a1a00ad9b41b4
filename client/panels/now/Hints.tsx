/** Hints: questions that point the way, each vaguer than the next. The team asks for one; all see it, and it stays on record. */
import { Button } from "../../dom/index.ts";
import { formatTick, useText } from "../../text/index.ts";
import { Refused, useAsking } from "../frame/index.ts";
import type { PanelProps } from "../frame/index.ts";

export function Hints({ common, own, send }: PanelProps) {
  const { t } = useText();
  const asking = useAsking(send);
  const { given, left } = common.hints;
  const refusal = own.refused["hint.ask"];
  if (own.you.seat === null || given.length + left === 0) return null;
  return (
    <section class="panel-block" aria-label={t("hints.title")}>
      {given.map(({ text, tick }) => (
        <p key={text} class="inner starter">
          <span class="mono quiet">{formatTick(tick)}</span> <span translate={false}>{text}</span>
        </p>
      ))}
      {left > 0 && refusal === undefined && (
        <p>
          <Button measure="small" data-testid="hint" onClick={() => asking.ask({ type: "hint.ask" })}>
            {t("hints.ask", { n: given.length + 1, of: given.length + left })}
          </Button>{" "}
          <span class="quiet">{t("hints.open")}</span>
        </p>
      )}
      {left > 0 && refusal?.code === "console/cmd-only" && <p class="quiet">{t("hints.command")}</p>}
      <Refused asking={asking} />
    </section>
  );
}
