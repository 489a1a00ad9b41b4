/** Settings of this device, reachable from every screen. Changes apply at once; there is nothing to save. */
import { Dialog, Segment } from "../../dom/index.ts";
import { motions, textSizes } from "../../settings.ts";
import type { Settings } from "../../settings.ts";
import { languages, useText } from "../../text/index.ts";
import "./settings.css";

export function SettingsDialog({ settings, onClose }: { settings: Settings; onClose: () => void }) {
  const { t, format } = useText();
  return (
    <Dialog title={t("settings.title")} onClose={onClose}>
      <div class="settings">
        <span>{t("settings.language")}</span>
        <Segment
          label={t("settings.language")}
          options={languages.map((id) => ({ id, label: t(`settings.language.${id}`) }))}
          chosen={settings.language.value}
          onChoose={(id) => (settings.language.value = id)}
        />
        <span>{t("settings.motion")}</span>
        <Segment
          label={t("settings.motion")}
          options={motions.map((id) => ({ id, label: t(`settings.motion.${id}`) }))}
          chosen={settings.motion.value}
          onChoose={(id) => (settings.motion.value = id)}
        />
        <span>{t("settings.sound")}</span>
        <Segment
          label={t("settings.sound")}
          options={[
            { id: "on", label: t("settings.sound.on") },
            { id: "off", label: t("settings.sound.off") },
          ]}
          chosen={settings.sound.value}
          onChoose={(id) => (settings.sound.value = id)}
        />
        <span>{t("settings.textSize")}</span>
        <Segment
          label={t("settings.textSize")}
          options={textSizes.map((size) => ({ id: `${size}` as const, label: format.percent(size / 100) }))}
          chosen={`${settings.textSize.value}`}
          onChoose={(id) => (settings.textSize.value = textSizes.find((size) => `${size}` === id) ?? 100)}
        />
        <span>{t("settings.singleKeys")}</span>
        <Segment
          label={t("settings.singleKeys")}
          options={[
            { id: "on", label: t("settings.singleKeys.on") },
            { id: "off", label: t("settings.singleKeys.off") },
          ]}
          chosen={settings.singleKeys.value}
          onChoose={(id) => (settings.singleKeys.value = id)}
        />
        <span>{t("settings.tips")}</span>
        <Segment
          label={t("settings.tips")}
          options={[
            { id: "on", label: t("settings.tips.on") },
            { id: "off", label: t("settings.tips.off") },
          ]}
          chosen={settings.tips.value}
          onChoose={(id) => (settings.tips.value = id)}
        />
        <p>{t("settings.device")}</p>
      </div>
    </Dialog>
  );
}
