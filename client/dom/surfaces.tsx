/** Things that hold or announce other things: dialog, toast, field, empty state, tooltip, live regions. */
import { useSignal } from "@preact/signals";
import type { Signal } from "@preact/signals";
import type { ComponentChildren, HTMLAttributes, RefObject, TargetedEvent } from "preact";
import { useId, useLayoutEffect, useRef } from "preact/hooks";
import { useText } from "../text/index.ts";
import { Button } from "./controls.tsx";
import { Icon, Logo } from "./Icon.tsx";

/** A modal on the platform's own <dialog>: focus is kept inside and given back, Escape closes. */
export function Dialog({
  title,
  isWide = false,
  onClose,
  children,
}: {
  title: string;
  isWide?: boolean;
  /** Left out: nobody can put it away, it goes by itself. */
  onClose?: () => void;
  children: ComponentChildren;
}) {
  const element = useRef<HTMLDialogElement>(null);
  const heading = useId();
  const { t } = useText();
  // Before the next key can arrive: whoever opens a dialog by keyboard types on at once.
  useLayoutEffect(() => {
    const dialog = element.current;
    if (dialog !== null && !dialog.open) dialog.showModal();
  }, []);
  return (
    <dialog
      ref={element}
      class={isWide ? "dialog dialog-wide" : "dialog"}
      aria-labelledby={heading}
      // A second Escape closes in spite of all: browsers let nobody be locked in, and here it stands again.
      onClose={onClose ?? (() => element.current?.showModal())}
      onCancel={(event) => {
        if (onClose === undefined) event.preventDefault();
      }}
    >
      <header>
        <h2 id={heading}>{title}</h2>
        {onClose && <IconButton label={t("common.close")} icon="close" onClick={() => element.current?.close()} />}
      </header>
      {children}
    </dialog>
  );
}

export function IconButton({
  label,
  icon,
  onClick,
}: {
  label: string;
  icon: Parameters<typeof Icon>[0]["name"];
  onClick: () => void;
}) {
  return (
    <Button look="quiet" aria-label={label} title={label} onClick={onClick}>
      <Icon name={icon} />
    </Button>
  );
}

/** The bar on top of a screen before the round: who speaks, what this is, what is worth knowing, settings. */
export function Masthead(props: { name: string; title: string; onSettings: () => void; children?: ComponentChildren }) {
  const { t } = useText();
  return (
    <header class="masthead">
      <Logo />
      <strong translate={false}>{props.name}</strong>
      <h1>{props.title}</h1>
      <span class="masthead-note">{props.children}</span>
      <IconButton label={t("settings.open")} icon="gear" onClick={props.onSettings} />
    </header>
  );
}

export function Toast({ tone = "plain", children }: { tone?: "plain" | "err"; children: ComponentChildren }) {
  return <div class={`toast toast-${tone}`}>{children}</div>;
}

/** A labelled control with its hint and, when something is wrong, what to do about it. */
export function Field(props: {
  label: string;
  hint?: string;
  error?: string | undefined;
  children: (ids: { id: string; describedBy: string; invalid: boolean }) => ComponentChildren;
}) {
  const id = useId();
  const note = `${id}-note`;
  const invalid = props.error !== undefined;
  return (
    <div class="field">
      <div class="field-head">
        <label for={id}>{props.label}</label>
        {props.hint !== undefined && <span class="field-hint">{props.hint}</span>}
      </div>
      {props.children({ id, describedBy: note, invalid })}
      <p id={note} class="field-error" role="alert">
        {props.error}
      </p>
    </div>
  );
}

/** A labelled line of text. */
export function TextField(props: {
  label: string;
  hint?: string;
  error?: string | undefined;
  text: string;
  onText: (text: string) => void;
  /** For whoever moves the focus here. */
  input?: RefObject<HTMLInputElement | null>;
  look?: "plain" | "large" | "mono";
  /** What browsers may fill in. */
  fill?: "nickname" | "off";
  maxLength?: number;
  isRequired?: boolean;
  testId?: string;
}) {
  const { label, hint, error, text, look = "plain", fill = "off" } = props;
  const classes = { plain: "input", large: "input input-large", mono: "input mono" } as const;
  return (
    <Field label={label} {...(hint === undefined ? {} : { hint })} error={error}>
      {({ id, describedBy, invalid }) => (
        <input
          id={id}
          ref={props.input ?? null}
          class={classes[look]}
          aria-describedby={describedBy}
          aria-invalid={invalid}
          aria-required={props.isRequired}
          autocomplete={fill}
          spellcheck={look !== "mono"}
          maxLength={props.maxLength}
          data-testid={props.testId}
          value={text}
          onInput={(event) => props.onText(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

interface LineInputProps extends Pick<HTMLAttributes<HTMLInputElement>, "id" | "class" | "onKeyDown"> {
  readonly label: string;
  readonly draft: Signal<string>;
  readonly isSearch?: boolean;
  readonly maxLength?: number;
  readonly required?: boolean;
}

/** A bare line whose label stands in it, for forms too small to have one beside. */
export function LineInput({ label, draft, isSearch = false, ...rest }: LineInputProps) {
  const shared = {
    class: "input",
    ...rest,
    "aria-label": label,
    placeholder: label,
    value: draft.value,
    onInput: (event: TargetedEvent<HTMLInputElement>) => {
      draft.value = event.currentTarget.value;
    },
  };
  return isSearch ? <input type="search" {...shared} /> : <input type="text" {...shared} />;
}

export function EmptyState({ title, children }: { title?: string; children: ComponentChildren }) {
  return (
    <div class="empty">
      {title !== undefined && <strong>{title}</strong>}
      <span>{children}</span>
    </div>
  );
}

/** Words on hover and on focus; Escape hides them. The text is also the child's description. */
export function Tooltip({ text, children }: { text: string; children: ComponentChildren }) {
  const id = useId();
  const shown = useSignal(false);
  const show = (): void => {
    shown.value = true;
  };
  const hide = (): void => {
    shown.value = false;
  };
  return (
    <span
      class="tooltip-host"
      aria-describedby={id}
      onPointerEnter={show}
      onPointerLeave={hide}
      onFocusCapture={show}
      onBlurCapture={hide}
      onKeyDown={(event) => event.key === "Escape" && hide()}
    >
      {children}
      <span id={id} role="tooltip" class="tooltip" data-shown={shown.value}>
        {text}
      </span>
    </span>
  );
}

/** The two voices for screen readers: results of one's own acts, and what cannot wait. One pair per page. */
export function LiveRegion({ status, alert }: { status: string; alert: string }) {
  return (
    <>
      <div class="unseen" role="status">
        {status}
      </div>
      <div class="unseen" role="alert">
        {alert}
      </div>
    </>
  );
}
