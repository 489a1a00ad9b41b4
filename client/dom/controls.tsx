/** Things to press and read at a glance: button, keycap, chip, tabs, segment. */
import type { ComponentChildren, JSX, TargetedKeyboardEvent } from "preact";

type ButtonProps = Omit<JSX.IntrinsicElements["button"], "size" | "class" | "kind"> & {
  /** `primary` is the one filled green button of a screen. */
  look?: "primary" | "plain" | "quiet";
  measure?: "small" | "normal" | "large";
  children: ComponentChildren;
};

export function Button({ look = "plain", measure = "normal", children, ...rest }: ButtonProps) {
  return (
    <button type="button" {...rest} class={`button button-${look} button-${measure}`}>
      {children}
    </button>
  );
}

export function Keycap({ children }: { children: ComponentChildren }) {
  return <kbd class="keycap">{children}</kbd>;
}

export function Chip({ tone = "plain", children }: { tone?: ChipTone; children: ComponentChildren }) {
  return <span class={`chip chip-${tone}`}>{children}</span>;
}
export type ChipTone = "plain" | "evidence" | "hypothesis" | "slow" | "sev1" | "sev2" | "sev3" | "sev4";

export interface Choice<T extends string> {
  readonly id: T;
  readonly label: string;
}

export interface Tab<T extends string> extends Choice<T> {
  /** After the label: a count, a padlock, a dot. It says in words what it means. */
  readonly note?: ComponentChildren;
  readonly title?: string | undefined;
}

/** Tabs over one panel: arrows move, the chosen one is in the tab order. `place` names where they stand, for the look. */
export function Tabs<T extends string>(props: {
  label: string;
  panel: string;
  place?: string;
  tabs: readonly Tab<T>[];
  chosen: T;
  onChoose: (id: T) => void;
}) {
  return (
    <div class={`tabs ${props.place ?? ""}`} role="tablist" aria-label={props.label} onKeyDown={roveWithArrows}>
      {props.tabs.map(({ id, label, note, title }) => (
        <button
          key={id}
          type="button"
          role="tab"
          class="tab"
          title={title}
          aria-selected={id === props.chosen}
          aria-controls={props.panel}
          tabIndex={id === props.chosen ? 0 : -1}
          onClick={() => props.onChoose(id)}
        >
          {label}
          {note}
        </button>
      ))}
    </div>
  );
}

/** One of a few, side by side. Nothing need be chosen yet. */
export function Segment<T extends string>(props: {
  label: string;
  /** The element with a line of help. */
  describedBy?: string;
  options: readonly Choice<T>[];
  chosen: T | undefined;
  onChoose: (id: T) => void;
}) {
  const entry = props.chosen ?? props.options[0]?.id;
  return (
    <div
      class="segment"
      role="radiogroup"
      aria-label={props.label}
      aria-describedby={props.describedBy}
      onKeyDown={roveWithArrows}
    >
      {props.options.map(({ id, label }) => (
        <button
          key={id}
          type="button"
          role="radio"
          aria-checked={id === props.chosen}
          tabIndex={id === entry ? 0 : -1}
          onClick={() => props.onChoose(id)}
        >
          {label}
        </button>
      ))}
    </div>
  );
}

/** Left and right choose the neighbour, as in native radio groups and tab lists. */
function roveWithArrows(event: TargetedKeyboardEvent<HTMLElement>): void {
  const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
  if (step === 0) return;
  const items = [...event.currentTarget.querySelectorAll("button")];
  const at = items.findIndex((item) => item === document.activeElement);
  const next = items[(at + step + items.length) % items.length];
  event.preventDefault();
  next?.focus();
  next?.click();
}
