/** What narrows the cards down. */
import { Segment, TextField } from "../../dom/index.ts";
import { useText } from "../../text/index.ts";
import { lengths, levels, sizes } from "./view.ts";
import type { Filter } from "./view.ts";

export function Filters({ filter, onFilter }: { filter: Filter; onFilter: (next: Filter) => void }) {
  const { t } = useText();
  return (
    <div class="library-filters" role="search">
      <TextField
        label={t("library.search")}
        hint={t("library.search.hint")}
        text={filter.words}
        onText={(words) => onFilter({ ...filter, words })}
        testId="library-search"
      />
      <LabelledSegment
        label={t("library.size")}
        options={sizes.map((id) => ({ id, label: t(`library.size.${id}`) }))}
        chosen={filter.size}
        onChoose={(size) => onFilter({ ...filter, size })}
      />
      <LabelledSegment
        label={t("library.level")}
        options={levels.map((id) => ({ id, label: t(`library.level.${id}`) }))}
        chosen={filter.level}
        onChoose={(level) => onFilter({ ...filter, level })}
      />
      <LabelledSegment
        label={t("library.length")}
        options={lengths.map((id) => ({ id, label: t(`library.length.${id}`) }))}
        chosen={filter.length}
        onChoose={(length) => onFilter({ ...filter, length })}
      />
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

/** One of a few, with its name above it for those who see it. */
export function LabelledSegment<T extends string>(props: Parameters<typeof Segment<T>>[0]) {
  return (
    <div class="library-filter">
      <span>{props.label}</span>
      <Segment {...props} />
    </div>
  );
}
