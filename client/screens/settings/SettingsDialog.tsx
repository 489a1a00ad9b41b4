/** Settings of this device, reachable from every screen. Changes apply at once; there is nothing to save. */
import type { Signal } from "@preact/signals";
import { Dialog } from "../../dom/index.ts";
import { announcements, motions, textSizes } from "../../settings.ts";
import type { Settings } from "../../settings.ts";
import { languages, useText } from "../../text/index.ts";
import { Levels } from "./Levels.tsx";
import { Choose, Group } from "./Rows.tsx";
import "./settings.css";

export function SettingsDialog({ settings, onClose }: { settings: Settings; onClose: () => void }) {
  const { t, format } = useText();
  const onOff = (chosen: Signal<"on" | "off">, name: "sound" | "singleKeys" | "projector" | "calm" | "tips") => (
    <Choose
      label={t(`settings.${name}`)}
      help={t(`settings.about.${name}`)}
      options={[
        { id: "on", label: t("settings.on") },
        { id: "off", label: t("settings.off") },
      ]}
      chosen={chosen}
    />
  );
  return (
    <Dialog title={t("settings.title")} isWide onClose={onClose}>
      <div class="settings">
        <Group title={t("settings.group.reading")}>
          <Choose
            label={t("settings.language")}
            help={t("settings.about.language")}
            options={languages.map((id) => ({ id, label: t(`settings.language.${id}`) }))}
            chosen={settings.language}
          />
          <Choose
            label={t("settings.textSize")}
            help={t("settings.about.textSize")}
            options={textSizes.map((id) => ({ id, label: format.percent(id / 100) }))}
            chosen={settings.textSize}
          />
          {onOff(settings.projector, "projector")}
        </Group>
        <Group title={t("settings.group.motion")}>
          <Choose
            label={t("settings.motion")}
            help={t("settings.about.motion")}
            options={motions.map((id) => ({ id, label: t(`settings.motion.${id}`) }))}
            chosen={settings.motion}
          />
          <Choose
            label={t("settings.shake")}
            help={t("settings.about.shake")}
            options={motions.map((id) => ({ id, label: t(`settings.motion.${id}`) }))}
            chosen={settings.shake}
          />
          {onOff(settings.calm, "calm")}
          {onOff(settings.tips, "tips")}
        </Group>
        <Group title={t("settings.group.sound")}>
          {onOff(settings.sound, "sound")}
          <Levels levels={settings.levels} />
        </Group>
        <Group title={t("settings.group.access")}>
          {onOff(settings.singleKeys, "singleKeys")}
          <Choose
            label={t("settings.announcements")}
            help={t("settings.about.announcements")}
            options={announcements.map((id) => ({ id, label: t(`settings.announcements.${id}`) }))}
            chosen={settings.announcements}
          />
        </Group>
        <p class="settings-device">{t("settings.device")}</p>
      </div>
    </Dialog>
  );
}
