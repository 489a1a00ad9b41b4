/** A few fields that go to the server and never come back: empty again once they were taken. */
import { useSignal } from "@preact/signals";
import type { TargetedEvent } from "preact";
import type { OutletFields } from "../../net/index.ts";
import { Button, Field } from "../../dom/index.ts";
import { useText } from "../../text/index.ts";

export interface SecretField {
  readonly id: string;
  readonly label: string;
  /** Not to be read over a shoulder. */
  readonly isSecret: boolean;
  readonly isNeeded: boolean;
}

interface Props {
  readonly name: string;
  readonly fields: readonly SecretField[];
  /** True when they were taken. */
  readonly onSave: (fields: OutletFields) => Promise<boolean>;
}

export function SecretForm({ name, fields, onSave }: Props) {
  const { t } = useText();
  const typed = useSignal<OutletFields>({});
  const isReady = fields.every(({ id, isNeeded }) => !isNeeded || (typed.value[id] ?? "").trim() !== "");
  const save = async (): Promise<void> => {
    const filled = Object.entries(typed.value).filter(([, text]) => text.trim() !== "");
    if (await onSave(Object.fromEntries(filled))) typed.value = {};
  };
  return (
    <form
      class="tools-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) void save();
      }}
    >
      {fields.map(({ id, label, isSecret }) => (
        <Field key={id} label={label}>
          {({ id: control, describedBy }) => {
            const shared = {
              id: control,
              class: "input mono",
              autocomplete: "off",
              spellcheck: false,
              maxLength: 500,
              "aria-describedby": describedBy,
              value: typed.value[id] ?? "",
              onInput: (event: TargetedEvent<HTMLInputElement>) => {
                typed.value = { ...typed.value, [id]: event.currentTarget.value };
              },
              "data-testid": `${name}-${id}`,
            } as const;
            return isSecret ? <input type="password" {...shared} /> : <input type="text" {...shared} />;
          }}
        </Field>
      ))}
      <Button measure="small" type="submit" disabled={!isReady} data-testid={`save-${name}`}>
        {t("tools.save")}
      </Button>
    </form>
  );
}
