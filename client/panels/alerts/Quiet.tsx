/** While nothing complains: how much of the system reports at all, what does not, and the numbers of one's own services. */
import { secondsToTicks } from "../../../shared/base/index.ts";
import type { Tick } from "../../../shared/base/index.ts";
import { isOld } from "../../../shared/protocol/index.ts";
import type { CommonView } from "../../../shared/protocol/index.ts";
import { Icon, Mark } from "../../dom/index.ts";
import { useRoom } from "../../store/index.ts";
import { useText } from "../../text/index.ts";
import { placeText } from "../frame/index.ts";
import type { Desk, NodeState } from "../map/index.ts";

const MOST_WATCHED = 6;
/** As long as a service has to be well for a round to count as won. */
const SPARED_TICKS = secondsToTicks(300);

export function Quiet({ desk }: { desk: Desk }) {
  const { t } = useText();
  const room = useRoom();
  const { common } = room;
  const { nodes } = desk.readings.value;
  const silent = nodes.filter(({ now }) => now === null || isOld(now.ageTicks));
  const nameOf = ({ node }: NodeState): string => placeText(common.value.map, node.id, t);
  const mine = nodes.filter(({ depth }) => depth !== null);
  return (
    <>
      <div class="quiet-head">
        <span class="quiet-mark">
          <Icon name="check" />
        </span>
        <strong>{t("alerts.none")}</strong>
        <p>{t("alerts.reporting", { count: nodes.length - silent.length, total: nodes.length })}</p>
        {isSpared(common.value, room.tick.value) && <p>{t("alerts.spared")}</p>}
        {silent.length > 0 && (
          <p>{t("alerts.blind", { count: silent.length, names: silent.map(nameOf).join(", ") })}</p>
        )}
      </div>
      {mine.length > 0 && (
        <div class="watching">
          <h3>{t("alerts.watching")}</h3>
          <ul>
            {byService(mine)
              .slice(0, MOST_WATCHED)
              .map((state) => (
                <Watched key={state.node.id} state={state} name={nameOf(state)} />
              ))}
          </ul>
        </div>
      )}
    </>
  );
}

/** A change has had its effect for a while, and nothing has ever paged: the round would go on in silence to its end. */
function isSpared({ session, actions, timeline }: CommonView, tick: Tick): boolean {
  const isLong = actions.some(
    ({ state, dueTick }) => state === "effective" && dueTick !== null && tick - dueTick >= SPARED_TICKS,
  );
  const hasPaged = timeline.some(
    ({ message: { code, params } }) => code === "alert.fired" && params["severity"] === "page",
  );
  return session.phase === "live" && isLong && !hasPaged;
}

/** The busiest station of each service this seat owns. */
function byService(nodes: readonly NodeState[]): readonly NodeState[] {
  const busiest = new Map<string, NodeState>();
  for (const state of nodes) {
    const known = busiest.get(state.node.service);
    if (!known || (state.depth?.utilization ?? 0) > (known.depth?.utilization ?? 0))
      busiest.set(state.node.service, state);
  }
  return [...busiest.values()];
}

function Watched({ state, name }: { state: NodeState; name: string }) {
  const { t, format } = useText();
  const { ui } = useRoom();
  const { node, depth } = state;
  if (depth === null) return null;
  const value =
    depth.hitRatio === null
      ? t("map.value.load", { share: format.percent(depth.utilization) })
      : t("map.value.hits", { share: format.percent(depth.hitRatio) });
  return (
    <li>
      <button type="button" onClick={() => ui.act({ do: "select", selection: { kind: "station", id: node.id } })}>
        {(state.state === "ok" || state.state === "slow" || state.state === "err") && (
          <Mark state={state.state} size={10} />
        )}{" "}
        <strong translate={false}>{name}</strong> <span class="mono">{value}</span>
      </button>
    </li>
  );
}
