/** Lets a game's incident come to everybody's screen. */
import type { LoadGame } from "../../load/game.ts";
import { tell, until } from "../../load/game.ts";

/** Pages that fire at once: by then everybody's screen is in motion. */
const STORM_PAGES = 3;
const SPEED = 4;
const HASTE = 8;

export async function untilStorm({ host }: LoadGame): Promise<void> {
  const pages = (): number =>
    host.known()?.common.alerts.filter(({ severity, state }) => severity === "page" && state === "firing").length ?? 0;
  await tell(host, { type: "clock.speed", speed: HASTE });
  await until(() => pages() >= STORM_PAGES, "the incident is everywhere");
  await tell(host, { type: "clock.speed", speed: SPEED });
}
