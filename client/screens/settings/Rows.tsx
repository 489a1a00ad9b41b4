/** What the settings are made of: groups under a heading, and rows of a name, one line of help and a control. */
import type { Signal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import { Segment } from "../../dom/index.ts";

export function Group({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section class="settings-group">
      <h3>{title}</h3>
      {children}
    </section>
  );
}

export function Row(props: {
  label: string;
  help: string;
  /** Given the id of the help, for `aria-describedby`. */
  children: (help: string) => ComponentChildren;
}) {
  const help = useId();
  return (
    <div class="settings-row">
      <span>{props.label}</span>
      <small id={help}>{props.help}</small>
      {props.children(help)}
    </div>
  );
}

/** One of a few. */
export function Choose<T extends string | number>(props: {
  label: string;
  help: string;
  options: readonly { readonly id: T; readonly label: string }[];
  chosen: Signal<T>;
}) {
  const { label, help, options, chosen } = props;
  return (
    <Row label={label} help={help}>
      {(describedBy) => (
        <Segment
          label={label}
          describedBy={describedBy}
          options={options.map(({ id, label }) => ({ id: String(id), label }))}
          chosen={String(chosen.value)}
          onChoose={(id) => (chosen.value = options.find((option) => String(option.id) === id)?.id ?? chosen.value)}
        />
      )}
    </Row>
  );
}
