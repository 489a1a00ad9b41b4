/** The landing page's picture behind the form. Loads after the form is there; without it the page works the same. */
import { useSignal } from "@preact/signals";
import { useText } from "../../text/index.ts";
import { usePainted } from "../usePainted.ts";

export function Wallpaper() {
  const { t } = useText();
  const odd = useSignal<{ x: number; y: number } | undefined>(undefined);
  const canvas = usePainted(async () => {
    const { paintWallpaper } = await import("./wallpaper.ts");
    return (context, width, height) => {
      odd.value = paintWallpaper(context, width, height);
    };
  });
  return (
    <div class="wallpaper" aria-hidden="true">
      <canvas ref={canvas} />
      {odd.value !== undefined && (
        <p style={{ left: `${odd.value.x}px`, top: `${odd.value.y + 72}px` }}>
          <strong>{t("landing.wallpaper.value")}</strong>
          <span>{t("landing.wallpaper.line")}</span>
        </p>
      )}
    </div>
  );
}
