/**
 * A person alone in the real incident room, on a toy world that the real engine runs in this browser, with a coach who
 * goes on when something has been done. What is learnt here is how the room behaves, for it is the room.
 */
import { useComputed, useSignal, useSignalEffect } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import { KeysContext } from "../../keys/index.ts";
import { dialToy } from "../../local/index.ts";
import { randomId } from "../../net/index.ts";
import type { SessionClock } from "../../net/index.ts";
import { keysOf } from "../../settings.ts";
import type { Settings } from "../../settings.ts";
import { createLiveRoom } from "../../store/index.ts";
import type { Keeper } from "../../store/index.ts";
import { useText } from "../../text/index.ts";
import { Room } from "../room/index.ts";
import { Coach } from "./Coach.tsx";
import { steps } from "./steps.ts";
import type { Ways } from "./ways.ts";
import "./tutorial.css";

export interface TutorialProps {
  readonly settings: Settings;
  readonly onSettings: () => void;
  readonly ways: Ways;
}

export function Tutorial({ settings, onSettings, ways }: TutorialProps) {
  const { t } = useText();
  const step = useSignal(0);
  const keys = useComputed(() => keysOf(settings)).value;
  const live = useMemo(
    () =>
      createLiveRoom({
        code: "tutorial",
        dial: dialToy({ clock: pageClock, incident: t("tutorial.incident"), name: t("tutorial.you") }),
        keeper: forgetful,
        clock: pageClock,
        newId: randomId,
      }),
    // One room for the whole tutorial, in whatever language it began.
    [],
  );
  useEffect(() => () => live.close(), [live]);
  useSignalEffect(() => {
    if (step.value === steps.length) settings.tutorial.value = "done";
  });
  const room = live.room.value;
  if (room === null) return <p class="lost">{t("landing.practising")}</p>;
  return (
    <div class="tutorial">
      <KeysContext.Provider value={keys}>
        <Coach room={room} step={step} ways={ways} />
      </KeysContext.Provider>
      <Room room={room} settings={settings} onSettings={onSettings} isGuided />
    </div>
  );
}

const pageClock: SessionClock = {
  nowMs: () => Date.now(),
  after(ms, act) {
    const timer = setTimeout(act, ms);
    return () => clearTimeout(timer);
  },
};

/** Every tutorial begins at an empty desk. */
const forgetful: Keeper = { read: () => null, write: () => undefined };
