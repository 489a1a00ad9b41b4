/** What the facilitator keeps for the debrief: moments with a star, and whether the expected was seen. */
import { useSignal } from "@preact/signals";
import { dimensions } from "../../../shared/protocol/index.ts";
import type { Dimension } from "../../../shared/protocol/index.ts";
import { Button, LineInput, Segment } from "../../dom/index.ts";
import { Refused, useAsking } from "../../panels/frame/index.ts";
import { formatTick, useText } from "../../text/index.ts";
import type { DeskProps } from "./props.ts";

export function Notes(props: DeskProps) {
  return (
    <>
      <Bookmarks {...props} />
      <Expected {...props} />
    </>
  );
}

function Bookmarks({ guide, send, drafts }: DeskProps) {
  const { t } = useText();
  const asking = useAsking(send);
  const draft = drafts.of("fac.bookmark");
  const about = useSignal<Dimension | null>(null);
  const submit = (event: Event): void => {
    event.preventDefault();
    const text = draft.value.trim();
    if (text === "") return;
    asking.ask({ type: "guide.bookmark", text, dimension: about.value }, () => (draft.value = ""));
  };
  return (
    <section class="panel-block">
      <h3>{t("fac.bookmarks")}</h3>
      <form class="fac-said" onSubmit={submit}>
        <select
          class="pick"
          aria-label={t("fac.bookmarks.about")}
          value={about.value ?? ""}
          onChange={({ currentTarget }) => {
            about.value = dimensions.find((each) => each === currentTarget.value) ?? null;
          }}
        >
          <option value="">{t("fac.dimension.none")}</option>
          {dimensions.map((each) => (
            <option key={each} value={each}>
              {t(`fac.dimension.${each}`)}
            </option>
          ))}
        </select>
        <LineInput label={t("fac.bookmarks.own")} draft={draft} maxLength={280} />
        <Button measure="small" type="submit" disabled={draft.value.trim() === ""} data-testid="bookmark">
          {t("fac.bookmarks.add")}
        </Button>
      </form>
      <Refused asking={asking} />
      <ul class="fac-rows">
        {[...guide.bookmarks].reverse().map(({ n, tick, text, dimension }) => (
          <li key={n}>
            <span class="mono quiet">{formatTick(tick)}</span> {text}{" "}
            {dimension && <span class="quiet">{t(`fac.dimension.${dimension}`)}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Expected({ guide, send }: DeskProps) {
  const { t } = useText();
  const asking = useAsking(send);
  return (
    <section class="panel-block">
      <h3>{t("fac.expected")}</h3>
      <ol class="fac-expected">
        {guide.expected.map(({ when, does, mark }, expectation) => (
          <li key={when}>
            <p>
              <span class="quiet">{when}</span> {does}
            </p>
            <Segment
              label={does}
              options={[
                { id: "yes", label: t("fac.expected.yes") },
                { id: "no", label: t("fac.expected.no") },
                { id: "open", label: t("fac.expected.open") },
              ]}
              chosen={mark ?? "open"}
              onChoose={(id) =>
                asking.ask({ type: "guide.mark", expectation, mark: id === "yes" || id === "no" ? id : null })
              }
            />
          </li>
        ))}
      </ol>
      <Refused asking={asking} />
    </section>
  );
}
