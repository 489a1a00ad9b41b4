/** `/r/CODE` before the round: get in, pick a console, see that everything works, say ready. */
import { Button, Icon, Masthead, Segment } from "../../dom/index.ts";
import { useText } from "../../text/index.ts";
import type { DeskLinks } from "../desklink/index.ts";
import { World } from "../World.tsx";
import { Chat } from "./Chat.tsx";
import { Colleagues } from "./Colleagues.tsx";
import { Invite } from "./Invite.tsx";
import { SeatCard } from "./SeatCard.tsx";
import { SessionColumn } from "./SessionColumn.tsx";
import { SystemCheck } from "./SystemCheck.tsx";
import type { LobbyActs, LobbyView } from "./view.ts";
import "./lobby.css";

interface Props {
  readonly view: LobbyView;
  readonly acts: LobbyActs;
  readonly links: DeskLinks;
  readonly onSettings: () => void;
}

export function Lobby({ view, acts, links, onSettings }: Props) {
  const { t } = useText();
  const taken = view.seats.filter((card) => card.occupant.who !== "nobody").length;
  return (
    <div class="lobby">
      <World />
      <Masthead name={t("app.name")} title={t("lobby.title")} onSettings={onSettings}>
        <Watching who={view.watching} />
      </Masthead>
      <main>
        <div class="lobby-left">
          <Invite code={view.code} url={view.url} localOnly={view.localOnly} />
          <TutorialOffer isKnown={view.knowsTutorial} onOpen={() => acts.openTutorial()} />
          <SystemCheck rttMs={view.rttMs} onHeard={() => acts.soundHeard()} />
        </div>
        <div class="lobby-middle">
          <div class="lobby-head">
            <h2>{t("lobby.seats")}</h2>
            <span>{t("lobby.seats.taken", { taken, total: view.seats.length })}</span>
            {view.isHost && (
              <Button measure="small" onClick={() => acts.autoAssign()}>
                {t("lobby.seats.auto")}
              </Button>
            )}
          </div>
          <ul class="seats">
            {view.seats.map((card) => (
              <SeatCard
                key={card.seat}
                card={card}
                onTake={() => acts.take(card.seat)}
                onGiveUp={() => acts.giveUp()}
              />
            ))}
          </ul>
          {taken === view.seats.length && !view.own.isSeated && (
            <p role="status">{t(view.isHost ? "lobby.full.host" : "lobby.full")}</p>
          )}
          {view.isHost && view.session.size > 1 && <Colleagues view={view} acts={acts} />}
          <Questions view={view} acts={acts} />
          <Chat lines={view.chat} onSay={(text) => acts.say(text)} />
        </div>
        <div class="lobby-right">
          <div class="lobby-head">
            <h2>{t("lobby.session")}</h2>
            <span>{t("lobby.host", { name: view.hostName })}</span>
          </div>
          <SessionColumn view={view} acts={acts} links={links} />
          <WayOn view={view} acts={acts} />
        </div>
      </main>
    </div>
  );
}

/** Whoever is here without a seat. Of many, the rest stands in the title. */
function Watching({ who }: { who: readonly string[] }) {
  const { t } = useText();
  const count = who.length;
  if (count === 0) return <>{t("lobby.watching", { count })}</>;
  return (
    <span class="lobby-watching" title={who.join(", ")} translate={false}>
      {t("lobby.watching.who", { count, who: who.join(", ") })}
    </span>
  );
}

/** What there is to do while the others come. Who knows it gets a quiet way back to it. */
function TutorialOffer({ isKnown, onOpen }: { isKnown: boolean; onOpen: () => void }) {
  const { t } = useText();
  if (isKnown) {
    return (
      <Button look="quiet" data-testid="tutorial" onClick={onOpen}>
        {t("tutorial.again")}
      </Button>
    );
  }
  return (
    <section class="card tutorial-offer">
      <p>{t("tutorial.offer")}</p>
      <Button data-testid="tutorial" onClick={onOpen}>
        {t("tutorial.name")}
      </Button>
    </section>
  );
}

/** Two answers that help to seat people well. */
function Questions({ view, acts }: { view: LobbyView; acts: LobbyActs }) {
  const { t } = useText();
  const { hasPlayed, experience } = view.own;
  return (
    <div class="card questions">
      <div>
        <span>{view.havePlayed > 0 ? t("lobby.played.known", { count: view.havePlayed }) : t("lobby.played")}</span>
        <Segment
          label={t("lobby.played")}
          options={[
            { id: "yes", label: t("lobby.played.yes") },
            { id: "no", label: t("lobby.played.no") },
          ]}
          chosen={hasPlayed === null ? undefined : hasPlayed ? "yes" : "no"}
          onChoose={(id) => acts.sayPlayed(id === "yes")}
        />
      </div>
      <div>
        <span>{t("lobby.oncall")}</span>
        <Segment
          label={t("lobby.oncall")}
          options={(["new", "some", "weekly"] as const).map((id) => ({ id, label: t(`lobby.oncall.${id}`) }))}
          chosen={experience ?? undefined}
          onChoose={(level) => acts.sayExperience(level)}
        />
      </div>
    </div>
  );
}

function WayOn({ view, acts }: { view: LobbyView; acts: LobbyActs }) {
  const { t } = useText();
  const waiting = view.seats.flatMap(({ occupant }) =>
    occupant.who !== "nobody" && occupant.state !== "ready" ? [occupant.name] : [],
  );
  const free = view.seats.filter((card) => card.occupant.who === "nobody").length;
  const who = [...waiting, ...(free > 0 ? [t("lobby.waitingFor.seats", { count: free })] : [])];
  const ready = view.own.isReady;
  return (
    <div class="way-on">
      {view.problem !== null && (
        <p class="field-error" role="alert">
          {view.problem}
        </p>
      )}
      <p role="status">{who.length > 0 ? t("lobby.waitingFor", { who: who.join(", ") }) : t("lobby.everyoneReady")}</p>
      {view.own.isSeated && (
        <Button
          look={view.isHost ? "plain" : "primary"}
          measure="large"
          aria-pressed={ready}
          onClick={() => acts.setReady(!ready)}
          data-testid="ready"
        >
          {t(ready ? "lobby.readyNow" : "lobby.ready")} {ready && <Icon name="check" />}
        </Button>
      )}
      {view.isHost && (
        <>
          <Button
            look="primary"
            measure="large"
            disabled={view.startRefusal !== null}
            onClick={() => acts.start(false)}
            data-testid="start"
          >
            {t(who.length > 0 ? "lobby.startAnyway" : "lobby.start")}
          </Button>
          {view.session.size > 1 && (
            <Button disabled={view.startRefusal !== null} onClick={() => acts.warmUp()} data-testid="warm-up">
              {t("lobby.warmUp")}
            </Button>
          )}
          <div class="way-on-others">
            <Button look="quiet" disabled={view.startRefusal !== null} onClick={() => acts.start(true)}>
              {t("lobby.startPaused")}
            </Button>
            <Button look="quiet" onClick={() => acts.setLocked(!view.isLocked)} data-testid="lock">
              <Icon name="lock" /> {t(view.isLocked ? "lobby.unlock" : "lobby.lock")}
            </Button>
          </div>
          {view.startRefusal !== null && <p>{view.startRefusal}</p>}
        </>
      )}
    </div>
  );
}
