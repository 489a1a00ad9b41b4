/** Before the round: how to come in, in the largest letters there are, and who sits where. */
import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { Avatar, Chip, Icon } from "../../dom/index.ts";
import type { Room } from "../../store/index.ts";
import { useText } from "../../text/index.ts";
import { isOwnComputer, lobbyView, QrCode } from "../lobby/index.ts";
import type { SeatCardView } from "../lobby/index.ts";
import { World } from "../World.tsx";

interface Props {
  readonly room: Room;
  readonly addresses: () => Promise<readonly string[]>;
  readonly controls: JSX.Element;
}

export function BigLobby({ room, addresses, controls }: Props) {
  const text = useText();
  const { t } = text;
  const { code, team, teams, common, own, names, bots } = room;
  const page = window.location.href;
  const told = useSignal<readonly string[]>([]);
  useEffect(() => {
    if (isOwnComputer(page)) void addresses().then((all) => (told.value = all));
  }, [page, addresses, told]);
  const view = lobbyView({
    code,
    team,
    teams,
    page,
    addresses: told.value,
    common: common.value,
    own: own.value,
    names: names.value,
    bots: bots.value,
    rttMs: null,
    problem: null,
    knowsTutorial: true,
    text,
  });
  const taken = view.seats.filter(({ occupant }) => occupant.who !== "nobody").length;
  return (
    <div class="big-page big-lobby">
      <World />
      <header class="big-bar">
        <h1>{t("app.name")}</h1>
        <span class="quiet">{t("lobby.host", { name: view.hostName })}</span>
        {controls}
      </header>
      <main>
        <section class="big-invite">
          <p>
            {t("lobby.joinAt")} <strong translate={false}>{view.url}</strong>
          </p>
          <p class="big-code" data-testid="lobby-code">
            {code}
          </p>
          <QrCode text={view.url} label={t("lobby.qr", { url: view.url })} />
        </section>
        <section class="big-seats">
          <h2>
            {t("lobby.seats")} <span>{t("lobby.seats.taken", { taken, total: view.seats.length })}</span>
          </h2>
          <ul>
            {view.seats.map((card) => (
              <Seat key={card.seat} card={card} />
            ))}
          </ul>
          <p class="quiet">{t("big.waiting")}</p>
        </section>
      </main>
    </div>
  );
}

function Seat({ card: { seat, consoles, occupant } }: { card: SeatCardView }) {
  const { t } = useText();
  const isFree = occupant.who === "nobody";
  return (
    <li class="card" data-testid={`seat-${seat}`}>
      <Avatar name={isFree ? "" : occupant.name} {...(isFree ? { presence: "free" } : {})} size="large" />
      <span>
        <strong translate={false}>{isFree ? t("lobby.seat.free") : occupant.name}</strong>
        <span class="big-consoles">
          {consoles.map((id) => (
            <Chip key={id}>{id}</Chip>
          ))}
        </span>
      </span>
      {!isFree && (
        <span class={`seat-state seat-${occupant.state}`}>
          {occupant.state === "ready" && <Icon name="check" />}
          {t(`lobby.seat.${occupant.state}`)}
        </span>
      )}
    </li>
  );
}
