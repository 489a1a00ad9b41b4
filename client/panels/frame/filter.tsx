/**
 * The filter line of a panel: a key opens it where the focus is, typing narrows the rows, Escape clears it and gives the
 * focus back. A panel asks `filterIn` which of its rows stay and puts the line where they begin; what is typed is kept
 * like any other draft. While it is closed a mark holds its place, so that the key finds it.
 */
import { useLayoutEffect, useRef } from "preact/hooks";
import type { TargetedKeyboardEvent } from "preact";
import { Button, LineInput } from "../../dom/index.ts";
import { useText } from "../../text/index.ts";
import type { Drafts } from "../../store/index.ts";
import { isInverse, isNarrowing, keeps, wanted } from "./filtering.ts";
import type { FilterPlace } from "./filtering.ts";

/** Whether a row stays, by all the words that it shows. */
export type Keep = (...row: readonly (string | null | undefined)[]) => boolean;

export function filterIn(drafts: Drafts, place: FilterPlace): Keep {
  const filter = drafts.of(`filter.${place}`).value;
  return (...row) => keeps(filter, row.filter(Boolean).join("\n"));
}

export function openFilter(drafts: Drafts, place: FilterPlace): void {
  drafts.of("filter.open").value = place;
}

interface FilterLineProps {
  readonly drafts: Drafts;
  readonly of: FilterPlace;
  readonly shown: number;
  readonly total: number;
  /** It stands there before anybody asks for it: the list is long from the start. */
  readonly isAlways?: boolean;
}

export function FilterLine({ drafts, of, shown, total, isAlways = false }: FilterLineProps) {
  const open = drafts.of("filter.open");
  const filter = drafts.of(`filter.${of}`);
  const isOpen = isAlways || filter.value !== "" || open.value === of;
  if (!isOpen) return <FilterMark of={of} />;
  return <Line drafts={drafts} of={of} shown={shown} total={total} />;
}

/** Says that this panel has something to narrow, before there is a line. */
export function FilterMark({ of }: { of: FilterPlace }) {
  return <span hidden data-filter={of} />;
}

function Line({ drafts, of, shown, total }: Omit<FilterLineProps, "isAlways">) {
  const { t } = useText();
  const open = drafts.of("filter.open");
  const filter = drafts.of(`filter.${of}`);
  const cameFrom = useRef<EventTarget | null>(null);
  const isOn = isNarrowing(filter.value);
  const line = useRef<HTMLDivElement>(null);
  const isAskedFor = open.value === of;
  // Before the next key can arrive: it is the first letter of what is looked for.
  useLayoutEffect(() => {
    if (isAskedFor) line.current?.querySelector("input")?.focus();
  }, [isAskedFor]);
  const close = (from: HTMLElement): void => {
    const region = from.closest<HTMLElement>("[tabindex='-1'], [role=dialog]");
    const before = cameFrom.current;
    filter.value = "";
    open.value = "";
    if (before instanceof HTMLElement && before.isConnected) before.focus();
    else region?.focus();
  };
  const press = (event: TargetedKeyboardEvent<HTMLInputElement>): void => {
    if (event.key === "Enter") event.currentTarget.closest<HTMLElement>("[tabindex='-1']")?.focus();
    if (event.key === "Escape") close(event.currentTarget);
    if (event.key !== "Enter" && event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div class="filter" data-filter={of}>
      <div
        ref={line}
        class="filter-line"
        title={t("filter.how")}
        onFocusIn={({ relatedTarget }) => (cameFrom.current ??= relatedTarget)}
        onFocusOut={() => {
          cameFrom.current = null;
          if (open.peek() === of) open.value = "";
        }}
      >
        <LineInput isSearch label={t(`filter.${of}`)} draft={filter} maxLength={80} onKeyDown={press} />
        <span class="filter-count" role="status">
          {isOn && t("filter.shown", { shown, total })}
        </span>
      </div>
      {isOn && shown === 0 && total > 0 && (
        <p class="empty filter-empty">
          <span>
            {t(isInverse(filter.value) ? "filter.allHave" : "filter.noneHas", { words: wanted(filter.value) })}{" "}
            <Button measure="small" look="quiet" onClick={(event) => close(event.currentTarget)}>
              {t("filter.clear")}
            </Button>
          </span>
        </p>
      )}
    </div>
  );
}
