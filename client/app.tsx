/**
 * The shell: the language and settings around whatever screen the address names, and the ways from one to the next. It
 * decides which screen, never what is on it.
 */
import { useSignal } from "@preact/signals";
import { useCallback, useEffect, useMemo } from "preact/hooks";
import type { Refusal } from "../shared/base/index.ts";
import { InnerLink, ProjectedContext, StillContext } from "./dom/index.ts";
import type { Doors } from "./doors.ts";
import type { Router } from "./router.ts";
import { Landing } from "./screens/landing/index.ts";
import type { LandingActs } from "./screens/landing/index.ts";
import { later } from "./screens/later.tsx";
import { Session } from "./screens/session/index.ts";
import { SettingsDialog } from "./screens/settings/index.ts";
import type { Settings } from "./settings.ts";
import { createText, TextContext, useText } from "./text/index.ts";

const Library = later(async () => (await import("./screens/library/index.ts")).Library);

const BigScreen = later(async () => (await import("./screens/big/index.ts")).BigScreen);

const Importing = later(async () => {
  const { createImportDesk, Importing: Screen } = await import("./screens/importing/index.ts");
  return function Importing({ doors, ...rest }: ImportingProps) {
    const { importDesk } = doors;
    importDesk.current ??= createImportDesk(doors.library);
    return <Screen {...rest} desk={importDesk.current} />;
  };
});

interface ImportingProps {
  readonly doors: Doors;
  readonly onLibrary: () => void;
  readonly onSaved: (choice: string) => void;
  readonly onSettings: () => void;
}

const Editor = later(async () => (await import("./screens/editor/index.ts")).Editor);

const History = later(async () => (await import("./screens/history/index.ts")).History);

const Opened = later(async () => (await import("./screens/opened/index.ts")).Opened);

const Risk = later(async () => (await import("./screens/risk/index.ts")).Risk);

const Tutorial = later(async () => (await import("./screens/tutorial/index.ts")).Tutorial);

export interface AppProps {
  readonly router: Router;
  readonly settings: Settings;
  readonly doors: Doors;
}

export function App({ router, settings, doors }: AppProps) {
  const settingsOpen = useSignal(false);
  const language = settings.language.value;
  const text = useMemo(() => createText(language), [language]);
  const onSettings = useCallback(() => (settingsOpen.value = true), [settingsOpen]);
  return (
    <TextContext.Provider value={text}>
      <ProjectedContext.Provider value={settings.projector.value === "on"}>
        <StillContext.Provider value={settings.motion.value !== "full"}>
          <Screen router={router} settings={settings} doors={doors} onSettings={onSettings} />
        </StillContext.Provider>
      </ProjectedContext.Provider>
      {settingsOpen.value && <SettingsDialog settings={settings} onClose={() => (settingsOpen.value = false)} />}
    </TextContext.Provider>
  );
}

function Screen({ router, settings, doors, onSettings }: AppProps & { onSettings: () => void }) {
  const route = router.route.value;
  switch (route.at) {
    case "landing":
      return <Landing acts={doors.acts} name={doors.places.name()} onSettings={onSettings} />;
    case "invitation":
      return <Landing acts={doors.acts} code={route.typed} name={doors.places.name()} onSettings={onSettings} />;
    case "library":
      return (
        <Library
          acts={doors.library}
          name={doors.places.name()}
          teamName={doors.places.teamName()}
          onHome={() => router.go({ at: "landing" })}
          onEdit={(choice) => router.go({ at: "editor", ...(choice === undefined ? {} : { choice }) })}
          onImport={() => router.go({ at: "importing" })}
          onRisk={(choice) => router.go({ at: "risk", choice })}
          onRecording={() => router.go({ at: "recording" })}
          onHistory={() => router.go({ at: "history" })}
          onSettings={onSettings}
        />
      );
    case "editor":
      return (
        <Editor
          key={route.choice}
          choice={route.choice}
          acts={doors.library}
          keeper={doors.drafts}
          onLibrary={() => router.go({ at: "library" })}
          onSaved={(choice) => choice !== route.choice && router.replace({ at: "editor", choice })}
          onSettings={onSettings}
        />
      );
    case "importing":
      return (
        <Importing
          doors={doors}
          onLibrary={() => router.go({ at: "library" })}
          onSaved={(choice) => router.go({ at: "editor", choice })}
          onSettings={onSettings}
        />
      );
    case "risk": {
      const { choice } = route;
      const onLibrary = (): void => router.go({ at: "library" });
      return <Risk key={choice} {...{ choice, onLibrary, onSettings }} line={doors.library.risk} />;
    }
    case "solo":
    case "weekly":
      return <Solo key={route.at} which={route.at} doors={doors} onSettings={onSettings} />;
    case "recording":
      return <Opened line={doors.recordings} onHome={() => router.go({ at: "landing" })} onSettings={onSettings} />;
    case "history":
      return <History ask={doors.history} onHome={() => router.go({ at: "landing" })} onSettings={onSettings} />;
    case "tutorial": {
      const ways = { to: "landing", back: () => router.go({ at: "landing" }) } as const;
      return <Tutorial settings={settings} onSettings={onSettings} ways={ways} />;
    }
    case "room":
      if (route.as === "screen") return <Wall key={route.code} code={route.code} doors={doors} settings={settings} />;
      return <Place key={route.code} code={route.code} as={route.as} {...{ router, settings, doors, onSettings }} />;
    case "unknown":
      return <Lost onHome={() => router.go({ at: "landing" })} />;
  }
}

interface PlaceProps extends AppProps {
  readonly code: string;
  readonly as: "player" | "facilitator";
  readonly onSettings: () => void;
}

/** In the room if this browser has a place there, else at its door. */
function Place({ code, as, router, settings, doors, onSettings }: PlaceProps) {
  const { refusalText } = useText();
  const turnedAway = useSignal<Refusal | undefined>(undefined);
  const place = useSignal(useMemo(() => doors.placeAt(code), [doors, code]));
  const token = place.value;
  const addresses = useCallback(() => doors.addresses(token ?? ""), [doors, token]);
  const bots = useMemo(() => doors.bots(code, token ?? ""), [doors, code, token]);
  const open = useCallback(() => doors.open(code, token ?? ""), [doors, code, token]);
  const host = useMemo(() => doors.host(code, token ?? ""), [doors, code, token]);
  const links = useMemo(() => doors.links(code, token ?? ""), [doors, code, token]);
  const onTurnedAway = useCallback(
    (refusal: Refusal) => {
      if (refusal.code === "join/unknown-token" || refusal.code === "exercise/deleted") doors.places.forget(code);
      turnedAway.value = refusal;
    },
    [doors, code, turnedAway],
  );
  if (token === null || turnedAway.value !== undefined) {
    const stayIfLetIn = (enter: LandingActs["join"]) => async (typed: string, name: string) => {
      const refusal = await enter(typed, name);
      if (refusal === undefined) {
        turnedAway.value = undefined;
        place.value = doors.places.tokenOf(code);
      }
      return refusal;
    };
    const acts = {
      ...doors.acts,
      join: stayIfLetIn((typed, name) => doors.acts.join(typed, name)),
      comeBack: stayIfLetIn((typed, name) => doors.acts.comeBack(typed, name)),
    };
    return (
      <Landing
        acts={acts}
        code={code}
        name={doors.places.name()}
        reason={turnedAway.value && refusalText(turnedAway.value)}
        onSettings={onSettings}
      />
    );
  }
  const onHome = (): void => router.go({ at: "landing" });
  const onPlay = (): void => router.go({ at: "room", code, as: "player" });
  return (
    <Session
      {...{ code, as, links, open, addresses, host, bots, settings, onSettings, onTurnedAway, onHome, onPlay }}
    />
  );
}

/** `/r/CODE/screen`: it asks nobody's name. */
function Wall({ code, doors, settings }: Pick<AppProps, "doors" | "settings"> & { code: string }) {
  const door = useMemo(() => doors.screen(code), [doors, code]);
  return <BigScreen code={code} door={door} settings={settings} />;
}

/** `/solo` and `/weekly` lead on at once; only a refusal stays here. */
function Solo(props: { which: "solo" | "weekly"; doors: Doors; onSettings: () => void }) {
  const { which, doors, onSettings } = props;
  const { t, refusalText } = useText();
  const refusal = useSignal<Refusal | undefined>(undefined);
  useEffect(() => {
    void doors.practise(which).then((refused) => (refusal.value = refused));
  }, [doors, which, refusal]);
  if (refusal.value === undefined) return <p class="lost">{t("join.opening")}</p>;
  return <Landing acts={doors.acts} reason={refusalText(refusal.value)} onSettings={onSettings} />;
}

function Lost({ onHome }: { onHome: () => void }) {
  const { t } = useText();
  return (
    <main class="lost">
      <h1>{t("route.unknown")}</h1>
      <InnerLink to="/" onGo={onHome}>
        {t("route.home")}
      </InnerLink>
    </main>
  );
}
