/** The board while all is well: what this seat is for, and normal numbers to learn before they are missed. */
import type { PanelProps } from "../frame/index.ts";
import { isListed, seatName, setListed } from "../frame/index.ts";
import { Chip } from "../../dom/index.ts";
import { seatFacts, useText } from "../../text/index.ts";
import { lessonsFor } from "./lessons.ts";

export function YourSeat({ common, own, names }: Pick<PanelProps, "common" | "own" | "names">) {
  const { t } = useText();
  const { seat, consoles, member } = own.you;
  if (seat === null) return null;
  const facts = seatFacts(consoles);
  const isAlone = common.session.size === 1;
  const rows = [
    ["board.seat.sees", facts.sees],
    ["lobby.seat.changes", facts.changes],
    ["lobby.seat.blind", facts.blind],
  ] as const;
  return (
    <section class="panel-block">
      <div class="panel-head">
        <h3>{t("board.seat")}</h3>
        <span translate={false}>{names[member] ?? seatName({ common, own, names }, seat, t)}</span>
      </div>
      <div class="inner seat-card">
        <p>
          {consoles.map((console) => (
            <Chip key={console}>{console}</Chip>
          ))}{" "}
          <span class="quiet">{consoles.map((console) => t(`console.${console}`)).join(", ")}</span>
        </p>
        <dl class="pairs">
          {rows
            .filter(([label, things]) => things.length > 0 && !(isAlone && label === "lobby.seat.blind"))
            .map(([label, things]) => (
              <div key={label}>
                <dt>{t(label)}</dt>
                <dd>{things.map((thing) => t(thing)).join(", ")}</dd>
              </div>
            ))}
        </dl>
      </div>
    </section>
  );
}

export function LearnNormal({ common, own, drafts }: Pick<PanelProps, "common" | "own" | "drafts">) {
  const { t } = useText();
  const learned = drafts.of("board.learned");
  const lessons = lessonsFor(common, own, t);
  if (lessons.length === 0) return null;
  return (
    <section class="panel-block">
      <div class="panel-head">
        <h3>{t("board.learn")}</h3>
        <span>{t("board.learn.while")}</span>
      </div>
      <ul class="lessons">
        {lessons.map(({ id, text }) => (
          <li key={id}>
            <label>
              <input
                type="checkbox"
                checked={isListed(learned, id)}
                onChange={(event) => setListed(learned, id, event.currentTarget.checked)}
              />
              <span>{text}</span>
            </label>
          </li>
        ))}
      </ul>
    </section>
  );
}
