/** The pages of this seat's own consoles, with a filter, and what to do first when the first page comes. */
import { useMemo } from "preact/hooks";
import { hasLayer } from "../../../shared/protocol/index.ts";
import { Chip } from "../../dom/index.ts";
import { useText } from "../../text/index.ts";
import { FilterLine, filterIn } from "../frame/index.ts";
import type { PanelProps } from "../frame/index.ts";
import { Hints, Now } from "../now/index.ts";
import { sentenceOf, wordsFor } from "../sentences/index.ts";

export function Runbook(props: PanelProps) {
  const { common, own, drafts } = props;
  const text = useText();
  return useMemo(
    () => (
      <div class="panel runbook">
        {own.starter !== null && <p class="inner starter">{sentenceOf(own.starter, wordsFor(props, text))}</p>}
        <Now {...props} />
        <Hints {...props} />
        {!hasLayer(common.session.layer, "standard") && <p class="quiet">{text.t("runbook.essential")}</p>}
        <Pages own={own} drafts={drafts} />
      </div>
    ),
    [own, common, drafts, text],
  );
}

function Pages({ own, drafts }: Pick<PanelProps, "own" | "drafts">) {
  const { t } = useText();
  const keep = filterIn(drafts, "runbook");
  const pages = own.runbook.filter(({ title, console, lines }) => keep(title, console, ...lines));
  return (
    <>
      <FilterLine isAlways drafts={drafts} of="runbook" shown={pages.length} total={own.runbook.length} />
      {own.runbook.length === 0 && <p class="quiet">{t("runbook.none")}</p>}
      {pages.map((page) => (
        <article key={`${page.console} ${page.title}`} class="inner runbook-page" translate={false}>
          <div class="panel-head">
            <h3>{page.title}</h3>
            <Chip>{page.console}</Chip>
          </div>
          <ul>
            {page.lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </article>
      ))}
    </>
  );
}
