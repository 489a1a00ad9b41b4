/** A card: whose systems, how hard in which way, how big, how often played. Nothing of what is wrong. */
import type { ScenarioCard } from "../../../shared/protocol/index.ts";
import { Chip } from "../../dom/index.ts";
import { useText } from "../../text/index.ts";

const axes = ["diagnosis", "pace", "noise", "coordination"] as const;

export function Tile(props: { card: ScenarioCard; isChosen: boolean; onChoose: () => void }) {
  const { card } = props;
  const { t } = useText();
  return (
    <li>
      <button
        type="button"
        class="card tile"
        aria-pressed={props.isChosen}
        data-testid={`scenario-${card.choice}`}
        onClick={props.onChoose}
      >
        <span class="tile-head">
          <Layers layers={card.layers} />
          <span class="tile-name">
            <strong translate={false}>{card.company.name}</strong>
            {card.title !== null && <em translate={false}>{card.title}</em>}
          </span>
          {card.origin === "own" && <Chip>{t(card.isMine ? "library.mine" : "library.own")}</Chip>}
        </span>
        <span class="tile-says" translate={false}>
          {card.company.sentence}
        </span>
        <Difficulty difficulty={card.difficulty} />
        <span class="tile-facts">
          <span>{t("library.minutes", card.minutes)}</span>
          <span>{t("library.players", { least: card.players[0], most: card.players[1] })}</span>
          <span>{card.plays === 0 ? t("library.new") : t("library.plays", { count: card.plays })}</span>
        </span>
      </button>
    </li>
  );
}

function Difficulty({ difficulty }: Pick<ScenarioCard, "difficulty">) {
  const { t } = useText();
  return (
    <span class="difficulty">
      {axes.map((axis) => {
        const name = t(`library.axis.${axis}`);
        const level = difficulty[axis];
        return (
          <span key={axis} role="img" aria-label={t("library.axis.told", { axis: name, level })}>
            <span>{name}</span>
            <svg width={48} height={8} viewBox="0 0 48 8" aria-hidden="true">
              {[1, 2, 3, 4, 5].map((n) => (
                <circle key={n} class={n <= level ? "on" : ""} cx={n * 10 - 6} cy={4} r={3.2} />
              ))}
            </svg>
          </span>
        );
      })}
    </span>
  );
}

/** The world at a glance: a row of services for each layer, from the users down. */
export function Layers({ layers, size = 44 }: { layers: readonly number[]; size?: number }) {
  const most = Math.max(3, ...layers);
  const [across, down] = [size / most, size / Math.max(3, layers.length)];
  const r = Math.min(across, down) * 0.3;
  const at = (n: number, count: number): number => size / 2 + (n - (count - 1) / 2) * across;
  return (
    <svg class="layers" width={size} height={size} viewBox={`0 0 ${size} ${size}`} aria-hidden="true">
      {layers.slice(1).map((count, row) => {
        const above = layers[row] ?? 1;
        return Array.from({ length: count }, (_, n) => (
          <line
            key={`${row} ${n}`}
            x1={at(n, count)}
            y1={(row + 1.5) * down}
            x2={at(Math.min(above - 1, Math.floor((n * above) / count)), above)}
            y2={(row + 0.5) * down}
          />
        ));
      })}
      {layers.map((count, row) =>
        Array.from({ length: count }, (_, n) => (
          <circle key={`${row} ${n}`} cx={at(n, count)} cy={(row + 0.5) * down} r={r} />
        )),
      )}
    </svg>
  );
}
