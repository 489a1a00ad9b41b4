/** The system check: connection, map, window and sound of this browser, as measured. */
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { Button, Icon, Mark } from "../../dom/index.ts";
import { useText } from "../../text/index.ts";
import { hasWebGl, measureFps, playPageTone } from "./measure.ts";

const GOOD_RTT_MS = 250;
const WANTED = { width: 1280, height: 640 };

interface Row {
  readonly label: string;
  readonly value: string;
  readonly good: boolean;
}

export function SystemCheck({ rttMs, onHeard }: { rttMs: number | null; onHeard: () => void }) {
  const { t, format } = useText();
  const windowRow = useWindowRow();
  const mapRow = useMapRow();
  const sound = useSignal<"unheard" | "heard" | "none">("unheard");
  const rows: readonly Row[] = [
    {
      label: t("lobby.check.link"),
      value: rttMs === null ? t("lobby.check.link.waiting") : format.duration(rttMs),
      good: rttMs !== null && rttMs <= GOOD_RTT_MS,
    },
    mapRow,
    windowRow,
    { label: t("lobby.check.sound"), value: t(`lobby.check.sound.${sound.value}`), good: sound.value === "heard" },
  ];
  const play = async (): Promise<void> => {
    try {
      sound.value = (await playPageTone()) ? "heard" : "none";
      if (sound.value === "heard") onHeard();
    } catch {
      sound.value = "none";
    }
  };
  return (
    <section class="card check">
      <h2>
        {t("lobby.check")} <span>{t("lobby.check.here")}</span>
      </h2>
      <ul>
        {rows.map((row) => (
          <li key={row.label}>
            {row.good ? <Icon name="check" /> : <Mark state="slow" />}
            <span class="unseen">{row.good ? t("lobby.check.good") : t("lobby.check.warning")}</span>
            <span>{row.label}</span>
            <span class={`mono${row.good ? "" : " tone-slow"}`}>{row.value}</span>
          </li>
        ))}
      </ul>
      <div class="check-sound">
        <Button measure="small" onClick={() => void play()}>
          {t("lobby.check.sound.play")}
        </Button>
        <span role="status">
          {sound.value === "heard" ? t("lobby.check.sound.played") : t("lobby.check.sound.caption")}
        </span>
      </div>
    </section>
  );
}

function useMapRow(): Row {
  const { t } = useText();
  const drawn = useSignal<{ webGl: boolean; fps: number } | undefined>(undefined);
  useEffect(() => {
    let wanted = true;
    const measure = async (): Promise<void> => {
      const measured = { webGl: hasWebGl(), fps: await measureFps() };
      if (wanted) drawn.value = measured;
    };
    void measure();
    return () => {
      wanted = false;
    };
  }, [drawn]);
  const label = t("lobby.check.map");
  if (drawn.value === undefined) return { label, value: t("lobby.check.link.waiting"), good: false };
  const { webGl, fps } = drawn.value;
  return { label, value: webGl ? t("lobby.check.map.webgl", { fps }) : t("lobby.check.map.canvas"), good: webGl };
}

function useWindowRow(): Row {
  const { t } = useText();
  const size = useSignal({ width: window.innerWidth, height: window.innerHeight });
  useEffect(() => {
    const measure = (): void => {
      size.value = { width: window.innerWidth, height: window.innerHeight };
    };
    window.addEventListener("resize", measure);
    return () => window.removeEventListener("resize", measure);
  }, [size]);
  const { width, height } = size.value;
  const good = width >= WANTED.width && height >= WANTED.height;
  const words = `${width} × ${height}`;
  return { label: t("lobby.check.window"), value: good ? words : t("lobby.check.window.small", { size: words }), good };
}
