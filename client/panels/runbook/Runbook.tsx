/** The pages of this seat's own consoles, searchable, and what to do first when the first page comes. */
import { useMemo } from "preact/hooks";
import { Chip, LineInput } from "../../dom/index.ts";
import { useText } from "../../text/index.ts";
import type { PanelProps } from "../frame/index.ts";
import { Hints, Now } from "../now/index.ts";
import { sentenceOf, wordsFor } from "../sentences/index.ts";
import { pagesWith } from "./search.ts";

export function Runbook(props: PanelProps) {
  const { common, own, drafts } = props;
  const text = useText();
  return useMemo(
    () => (
      <div class="panel runbook">
        {own.starter !== null && <p class="inner starter">{sentenceOf(own.starter, wordsFor(props, text))}</p>}
        <Now {...props} />
        <Hints {...props} />
        <Pages own={own} drafts={drafts} />
      </div>
    ),
    [own, common, drafts, text],
  );
}

function Pages({ own, drafts }: Pick<PanelProps, "own" | "drafts">) {
  const { t } = useText();
  const search = drafts.of("runbook.search");
  const pages = pagesWith(own.runbook, search.value);
  return (
    <>
      <LineInput isSearch label={t("runbook.search")} draft={search} />
      {pages.length === 0 && <p class="quiet">{t(own.runbook.length === 0 ? "runbook.none" : "runbook.notFound")}</p>}
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
