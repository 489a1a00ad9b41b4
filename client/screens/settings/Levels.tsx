/** How loud each group of cues is, with a button to hear it. What is played here is captioned, as everywhere. */
import { useSignal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import { IconButton } from "../../dom/index.ts";
import type { Settings } from "../../settings.ts";
import { createPlayer, cueGroups, gainOf, LEVEL_STEP, levels } from "../../sound/index.ts";
import type { Cue, CueGroup } from "../../sound/index.ts";
import { useText } from "../../text/index.ts";
import { Row } from "./Rows.tsx";

/** The cue of a group that is heard most. */
const samples: Readonly<Record<CueGroup, Cue>> = { pages: "page", asks: "ask", news: "evidence" };

export function Levels({ levels: chosen }: Pick<Settings, "levels">) {
  const { t, format } = useText();
  const player = useMemo(createPlayer, []);
  useEffect(() => () => void player.dispose(), [player]);
  const heard = useSignal<Cue | null>(null);
  return (
    <>
      {cueGroups.map((group) => {
        const label = t(`settings.level.${group}`);
        const level = chosen[group];
        const words = format.percent(level.value / 100);
        return (
          <Row key={group} label={label} help={t(`settings.about.level.${group}`)}>
            {(help) => (
              <span class="settings-level">
                <input
                  type="range"
                  min={levels[0]}
                  max={levels.at(-1)}
                  step={LEVEL_STEP}
                  value={level.value}
                  aria-label={label}
                  aria-describedby={help}
                  aria-valuetext={words}
                  data-testid={`level-${group}`}
                  onInput={({ currentTarget: { value } }) =>
                    (level.value = levels.find((each) => String(each) === value) ?? level.value)
                  }
                />
                <span class="mono">{words}</span>
                <IconButton
                  label={t("settings.level.play", { what: label })}
                  icon="play"
                  onClick={() => {
                    player.play(samples[group], gainOf(level.value));
                    heard.value = samples[group];
                  }}
                />
              </span>
            )}
          </Row>
        );
      })}
      <p class="settings-heard" role="status">
        {heard.value !== null && t("room.caption", { what: t(`sound.cue.${heard.value}`) })}
      </p>
    </>
  );
}
