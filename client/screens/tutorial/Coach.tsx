/** The coach's card: one thing to do, its key, how far one is, and the way out. At the end, the way on. */
import { useComputed, useSignalEffect } from "@preact/signals";
import type { Signal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { Button, Keycap } from "../../dom/index.ts";
import { isShortcut, KeyOf } from "../../keys/index.ts";
import type { Room } from "../../store/index.ts";
import { useText } from "../../text/index.ts";
import { Ring } from "./Ring.tsx";
import { instructionAt, onwards, steps } from "./steps.ts";
import type { Seen } from "./steps.ts";
import type { Ways } from "./ways.ts";

export function Coach({ room, step, ways }: { room: Room; step: Signal<number>; ways: Ways }) {
  const { t } = useText();
  const see = (): Seen => ({ common: room.common.value, own: room.own.value, ui: room.ui.state.value });
  useSignalEffect(() => {
    step.value = onwards(step.peek(), see());
  });
  const instruction = useComputed(() => instructionAt(step.value, see())).value;
  return (
    <>
      <aside class="coach" aria-label={t("tutorial.coach")} data-testid="coach">
        <div role="status">
          {instruction === undefined ? (
            <p>{t("tutorial.end")}</p>
          ) : (
            <>
              <p class="coach-step mono">{t("tutorial.step", { step: step.value + 1, steps: steps.length })}</p>
              <p>{t(instruction.says)}</p>
            </>
          )}
        </div>
        {instruction === undefined ? (
          <WaysOn ways={ways} />
        ) : (
          <div class="coach-foot">
            <span class="coach-keys">
              {instruction.keys.map((key) =>
                isShortcut(key) ? <KeyOf key={key} shortcut={key} /> : <Keycap key={key}>{key}</Keycap>,
              )}
            </span>
            <Button measure="small" look="quiet" data-testid="skip" onClick={ways.back}>
              {t("tutorial.skip")}
            </Button>
          </div>
        )}
      </aside>
      {instruction !== undefined && <Ring at={instruction.at} />}
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
