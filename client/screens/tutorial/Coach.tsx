/** The coach's card: one thing to do, its key, how far one is, and the way out. At the end, the way on. */
import { useComputed, useSignalEffect } from "@preact/signals";
import type { Signal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { Button, Keycap } from "../../dom/index.ts";
import type { Room } from "../../store/index.ts";
import { useText } from "../../text/index.ts";
import { Ring } from "./Ring.tsx";
import { cueAt, onwards, steps } from "./steps.ts";
import type { Seen } from "./steps.ts";
import type { Ways } from "./ways.ts";

export function Coach({ room, step, ways }: { room: Room; step: Signal<number>; ways: Ways }) {
  const { t } = useText();
  const see = (): Seen => ({ common: room.common.value, own: room.own.value, ui: room.ui.state.value });
  useSignalEffect(() => {
    step.value = onwards(step.peek(), see());
  });
  const cue = useComputed(() => cueAt(step.value, see())).value;
  return (
    <>
      <aside class="coach" aria-label={t("tutorial.coach")} data-testid="coach">
        <div role="status">
          {cue === undefined ? (
            <p>{t("tutorial.end")}</p>
          ) : (
            <>
              <p class="coach-step mono">{t("tutorial.step", { step: step.value + 1, steps: steps.length })}</p>
              <p>{t(cue.says)}</p>
            </>
          )}
        </div>
        {cue === undefined ? (
          <WaysOn ways={ways} />
        ) : (
          <div class="coach-foot">
            <span class="coach-keys">
              {cue.keys.map((key) => (
                <Keycap key={key}>{key}</Keycap>
              ))}
            </span>
            <Button measure="small" look="quiet" data-testid="skip" onClick={ways.back}>
              {t("tutorial.skip")}
            </Button>
          </div>
        )}
      </aside>
      {cue !== undefined && <Ring at={cue.at} />}
    </>
  );
}

function WaysOn({ ways }: { ways: Ways }) {
  const { t } = useText();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.querySelector("button")?.focus(), []);
  return (
    <div ref={place} class="coach-ways">
      {ways.ready && (
        <Button look="primary" onClick={ways.ready}>
          {t("tutorial.ready")}
        </Button>
      )}
      <Button look={ways.ready ? "plain" : "primary"} onClick={ways.back}>
        {t(ways.to === "lobby" ? "tutorial.backToLobby" : "tutorial.back")}
      </Button>
    </div>
  );
}
