/** What narrows the cards down. */
import { Field, Segment } from "../../dom/index.ts";
import { useText } from "../../text/index.ts";
import { lengths, levels, sizes } from "./view.ts";
import type { Filter } from "./view.ts";

export function Filters({ filter, onFilter }: { filter: Filter; onFilter: (next: Filter) => void }) {
  const { t } = useText();
  return (
    <div class="library-filters" role="search">
      <Field label={t("library.search")} hint={t("library.search.hint")}>
        {({ id, describedBy }) => (
          <input
            id={id}
            class="input"
            type="search"
            aria-describedby={describedBy}
            data-testid="library-search"
            value={filter.words}
            onInput={(event) => onFilter({ ...filter, words: event.currentTarget.value })}
          />
        )}
      </Field>
      <div class="library-filter">
        <span>{t("library.size")}</span>
        <Segment
          label={t("library.size")}
          options={sizes.map((id) => ({ id, label: t(`library.size.${id}`) }))}
          chosen={filter.size}
          onChoose={(size) => onFilter({ ...filter, size })}
        />
      </div>
      <div class="library-filter">
        <span>{t("library.level")}</span>
        <Segment
          label={t("library.level")}
          options={levels.map((id) => ({ id, label: t(`library.level.${id}`) }))}
          chosen={filter.level}
          onChoose={(level) => onFilter({ ...filter, level })}
        />
      </div>
      <div class="library-filter">
        <span>{t("library.length")}</span>
        <Segment
          label={t("library.length")}
          options={lengths.map((id) => ({ id, label: t(`library.length.${id}`) }))}
          chosen={filter.length}
          onChoose={(length) => onFilter({ ...filter, length })}
        />
      </div>
      <label class="library-only">
        <input
          type="checkbox"
          checked={filter.onlyMine}
          onChange={(event) => onFilter({ ...filter, onlyMine: event.currentTarget.checked })}
        />
        {t("library.mine.only")}
      </label>
    </div>
  );
}
