/** A tab that a look fills: take the look, wait for it, read what it found. */
import type { ComponentChildren } from "preact";
import { useRef } from "preact/hooks";
import { ticksToSeconds } from "../../../shared/base/index.ts";
import { Button, EmptyState, Icon, Meter, useFocusHandedBack } from "../../dom/index.ts";
import { useRoom } from "../../store/index.ts";
import { formatClock, useText } from "../../text/index.ts";
import { CardDetail, narrowed } from "../evidence/index.ts";
import { FilterLine, filterIn } from "../frame/index.ts";
import { wordsFor } from "../sentences/index.ts";
import type { Finding } from "./findings.ts";

export function FindingTab({ finding, name }: { finding: Finding; name: string }) {
  const text = useText();
  const { common, own, names, drafts } = useRoom();
  const { card } = finding;
  const words = wordsFor({ common: common.value, own: own.value, names: names.value }, text);
  const rows = card && narrowed(card.detail, filterIn(drafts, "dock"), words);
  return (
    <div class="finding">
      <FindingBar finding={finding} name={name} />
      {card === null || rows === null ? (
        <EmptyState>{text.t(`dock.empty.${finding.standing.is}`)}</EmptyState>
      ) : (
        <div class="finding-body" tabIndex={0} role="region" aria-label={name}>
          <FilterLine drafts={drafts} of="dock" shown={rows.shown} total={rows.total} />
          <CardDetail card={{ ...card, detail: rows.detail }} words={words} />
        </div>
      )}
    </div>
  );
}

/** The way to a (newer) result, and how old the one below is. */
function FindingBar({ finding, name }: { finding: Finding; name: string }) {
  const { t } = useText();
  const { tick } = useRoom();
  const { card } = finding;
  return (
    <div class="finding-bar">
      <Stage key={finding.standing.is}>
        <Look finding={finding} name={name} />
      </Stage>
      {card !== null && (
        <span class="finding-age">
          {card.sharedTick === null ? t("dock.private") : card.id}
          {" · "}
          {t("dock.taken", { age: formatClock(ticksToSeconds(tick.value - card.tick)) })}
        </span>
      )}
    </div>
  );
}

/** Ready, under way, ready again: each takes the place of the one before. */
function Stage({ children }: { children: ComponentChildren }) {
  const place = useRef<HTMLSpanElement>(null);
  useFocusHandedBack(place);
  return (
    <span ref={place} class="finding-stage">
      {children}
    </span>
  );
}

function Look({ finding, name }: { finding: Finding; name: string }) {
  const { t } = useText();
  const { ask, tick } = useRoom();
  const { standing, diagnostic, target } = finding;
  switch (standing.is) {
    case "locked":
      return (
        <span class="finding-locked">
          <Icon name="lock" size={14} />
          {standing.owner === null ? t("dock.locked") : t("dock.locked.owner", { owner: standing.owner })}
        </span>
      );
    case "running": {
      const { startTick, endTick, id } = standing.run;
      const isWaiting = startTick === null || endTick === null;
      const done = isWaiting ? 0 : (tick.value - startTick) / Math.max(1, endTick - startTick);
      return (
        <span class="finding-running">
          <span>{isWaiting ? t("dock.waiting") : t("dock.running", { name })}</span>
          <Meter label={t("dock.running", { name })} ratio={done} tone="human" />
          <Button
            measure="small"
            look="quiet"
            aria-label={t("dock.cancel", { name })}
            onClick={() => ask({ type: "diagnostic.cancel", run: id })}
          >
            <Icon name="close" size={12} />
          </Button>
        </span>
      );
    }
    case "ready":
      return (
        <Button
          measure="small"
          data-testid={`look-${diagnostic}`}
          onClick={() => ask({ type: "diagnostic.run", diagnostic, target })}
        >
          {t(finding.card === null ? "dock.look" : "dock.lookAgain", { name })}
          <span class="mono">{t("dock.takes", { seconds: standing.takesS })}</span>
        </Button>
      );
  }
}
