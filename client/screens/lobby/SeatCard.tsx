/** One seat: who sits there, its consoles, and what they see, can change and are blind to. A free one can be taken. */
import { Avatar, Button, Chip, Icon } from "../../dom/index.ts";
import { useText } from "../../text/index.ts";
import { SeatFacts } from "../SeatFacts.tsx";
import type { SeatCardView } from "./view.ts";

export function SeatCard(props: { card: SeatCardView; onTake: () => void; onGiveUp: () => void }) {
  const { card, onTake, onGiveUp } = props;
  const { t } = useText();
  const { occupant } = card;
  const consoles = card.consoles.map((id) => t(`console.${id}`)).join(", ");
  const you = occupant.who === "you";
  return (
    <li class={`card seat${you ? " seat-you" : ""}`} data-testid={`seat-${card.seat}`}>
      <header>
        {occupant.who === "nobody" ? (
          <Avatar name="" presence="free" size="large">
            <Icon name="plus" />
          </Avatar>
        ) : (
          <Avatar name={occupant.name} size="large" you={you} />
        )}
        <div>
          <strong class={occupant.who === "nobody" ? "seat-free" : ""}>
            {occupant.who === "nobody" ? t("lobby.seat.free") : occupant.name}
            {you && <small>{t("common.you")}</small>}
            {occupant.who === "other" && occupant.isBot && <small>{t("lobby.seat.bot")}</small>}
          </strong>
          <span>{consoles}</span>
        </div>
        {occupant.who === "nobody" ? (
          <Button aria-label={t("lobby.seat.takeOf", { consoles })} onClick={onTake}>
            {t("lobby.seat.take")}
          </Button>
        ) : (
          <span class={`seat-state seat-${occupant.state}`}>
            {occupant.state === "ready" && <Icon name="check" />}
            {t(`lobby.seat.${occupant.state}`)}
          </span>
        )}
      </header>
      <p class="seat-consoles">
        {card.consoles.map((id) => (
          <Chip key={id}>{id}</Chip>
        ))}
        {you && (
          <Button measure="small" look="quiet" onClick={onGiveUp} data-testid="give-up">
            {t("lobby.seat.giveUp")}
          </Button>
        )}
      </p>
      <SeatFacts consoles={card.consoles} />
    </li>
  );
}
