/**
 * The shell: the language and settings around whatever screen the address names. It decides which screen, never what
 * is on it.
 */
import { useSignal } from "@preact/signals";
import type { Router } from "./router.ts";
import { Landing } from "./screens/landing/index.ts";
import type { LandingActs } from "./screens/landing/index.ts";
import { SettingsDialog } from "./screens/settings/index.ts";
import type { Settings } from "./settings.ts";
import { createText, TextContext, useText } from "./text/index.ts";

export function App({ router, settings, acts }: { router: Router; settings: Settings; acts: LandingActs }) {
  const settingsOpen = useSignal(false);
  return (
    <TextContext.Provider value={createText(settings.language.value)}>
      <Screen router={router} acts={acts} onSettings={() => (settingsOpen.value = true)} />
      {settingsOpen.value && <SettingsDialog settings={settings} onClose={() => (settingsOpen.value = false)} />}
    </TextContext.Provider>
  );
}

function Screen({ router, acts, onSettings }: { router: Router; acts: LandingActs; onSettings: () => void }) {
  const route = router.route.value;
  switch (route.at) {
    case "landing":
    case "solo":
      return <Landing acts={acts} onSettings={onSettings} />;
    case "room":
      return <Landing acts={acts} code={route.code} onSettings={onSettings} />;
    case "unknown":
      return <Lost onHome={() => router.go({ at: "landing" })} />;
  }
}

function Lost({ onHome }: { onHome: () => void }) {
  const { t } = useText();
  return (
    <main class="lost">
      <h1>{t("route.unknown")}</h1>
      <a
        href="/"
        onClick={(event) => {
          event.preventDefault();
          onHome();
        }}
      >
        {t("route.home")}
      </a>
    </main>
  );
}
