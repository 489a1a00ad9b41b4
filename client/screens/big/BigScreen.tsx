/**
 * `/r/CODE/screen`: the way in, without a name. A screen that the server has forgotten asks for a place anew by itself;
 * any other refusal is said, and can be tried again.
 */
import { useSignal } from "@preact/signals";
import { useCallback, useEffect } from "preact/hooks";
import type { Refusal, Result } from "../../../shared/base/index.ts";
import { Button } from "../../dom/index.ts";
import type { Settings } from "../../settings.ts";
import type { LiveRoom } from "../../store/index.ts";
import { useText } from "../../text/index.ts";
import { Stay } from "../Stay.tsx";
import { BigPhase } from "./BigPhase.tsx";
import { Wall } from "./Wall.tsx";

export interface ScreenDoor {
  /** Opens the line of this browser's big screen. */
  enter(): Promise<Result<LiveRoom>>;
  /** The server does not know this screen any longer. */
  forget(): void;
  /** How other computers reach this server, if this browser may know. */
  readonly addresses: () => Promise<readonly string[]>;
}

type Way =
  | { readonly at: "coming" }
  | { readonly at: "in"; readonly live: LiveRoom }
  | { readonly at: "away"; readonly refusal: Refusal };

export function BigScreen({ code, door, settings }: { code: string; door: ScreenDoor; settings: Settings }) {
  const { t, refusalText } = useText();
  const way = useSignal<Way>({ at: "coming" });
  const enter = useCallback(async () => {
    way.value = { at: "coming" };
    const entered = await door.enter();
    way.value = entered.ok ? { at: "in", live: entered.value } : { at: "away", refusal: entered.refusal };
  }, [door, way]);
  useEffect(() => void enter(), [enter]);
  const onTurnedAway = useCallback(
    (refusal: Refusal) => {
      if (refusal.code !== "join/unknown-token") way.value = { at: "away", refusal };
      else {
        door.forget();
        void enter();
      }
    },
    [door, enter, way],
  );
  switch (way.value.at) {
    case "coming":
      return <p class="lost">{t("join.opening")}</p>;
    case "in":
      return (
        <Stay key={way.value.live} live={way.value.live} onTurnedAway={onTurnedAway}>
          {(room) => <BigPhase key={room.round} room={room} settings={settings} addresses={door.addresses} />}
        </Stay>
      );
    case "away":
      return (
        <Wall>
          {() => (
            <main class="lost">
              <h1>{t("big.away", { code })}</h1>
              <p role="alert">{way.value.at === "away" && refusalText(way.value.refusal)}</p>
              <Button onClick={() => void enter()}>{t("big.again")}</Button>
            </main>
          )}
        </Wall>
      );
  }
}
