/**
 * The join code as five boxes over one real text field: typing, pasting a link and screen readers work as in any field;
 * the boxes only show it.
 */
import { useSignal } from "@preact/signals";
import type { RefObject } from "preact";
import { Field } from "../../dom/index.ts";
import { useText } from "../../text/index.ts";
import { CODE_LENGTH, foldCode } from "./code.ts";
import type { TypedCode } from "./code.ts";

export function CodeField(props: {
  code: string;
  error: string | undefined;
  input: RefObject<HTMLInputElement | null>;
  onTyped: (typed: TypedCode) => void;
  onFull: () => void;
}) {
  const { t } = useText();
  const focused = useSignal(false);
  const read = (raw: string, field: HTMLInputElement): void => {
    const typed = foldCode(raw);
    field.value = typed.code;
    props.onTyped(typed);
    if (typed.code.length === CODE_LENGTH && typed.code !== props.code) props.onFull();
  };
  return (
    <Field label={t("landing.code")} hint={t("landing.code.hint")} error={props.error}>
      {({ id, describedBy, invalid }) => (
        <div class="code-field">
          <input
            id={id}
            ref={props.input}
            value={props.code}
            aria-describedby={describedBy}
            aria-invalid={invalid}
            aria-required="true"
            autocomplete="off"
            autocapitalize="characters"
            spellcheck={false}
            inputMode="text"
            enterkeyhint="go"
            data-testid="join-code"
            onInput={(event) => read(event.currentTarget.value, event.currentTarget)}
            // Whoever comes back to a whole code means to type another: the next letter takes its place.
            onClick={({ currentTarget }) => props.code.length === CODE_LENGTH && currentTarget.select()}
            onFocus={() => (focused.value = true)}
            onBlur={() => (focused.value = false)}
          />
          <div class="code-boxes" aria-hidden="true">
            {Array.from({ length: CODE_LENGTH }, (_, i) => (
              <span key={i} data-current={focused.value && i === Math.min(props.code.length, CODE_LENGTH - 1)}>
                {props.code[i] ?? ""}
              </span>
            ))}
          </div>
        </div>
      )}
    </Field>
  );
}
