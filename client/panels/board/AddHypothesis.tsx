/** A new idea: which question, which component, which family of mechanism, and a note. Closing it loses no word. */
import { useMemo, useRef } from "preact/hooks";
import { questions } from "../../../shared/protocol/index.ts";
import type { Question } from "../../../shared/protocol/index.ts";
import { Button, Field, Segment, useFocusHandedBack } from "../../dom/index.ts";
import { useText } from "../../text/index.ts";
import { Refused, useAsking } from "../frame/index.ts";
import type { PanelProps } from "../frame/index.ts";
import { componentGroups } from "./components.ts";
import { mechanisms } from "./mechanisms.ts";

type Props = Pick<PanelProps, "common" | "send" | "drafts" | "selected">;

/** Opens the form, from a key or a button. */
export function openHypothesisForm(drafts: PanelProps["drafts"], question: Question = "started"): void {
  const place = drafts.of("board.adding");
  if (place.value === "") place.value = question;
}

export function AddHypothesis(props: Props) {
  const adding = props.drafts.of("board.adding");
  const question = questions.find((each) => each === adding.value);
  return question === undefined ? null : <Form question={question} {...props} />;
}

function Form({ question, common, send, drafts, selected }: Props & { question: Question }) {
  const { t } = useText();
  const asking = useAsking(send);
  const form = useRef<HTMLFormElement>(null);
  useFocusHandedBack(form);
  const adding = drafts.of("board.adding");
  const component = drafts.of("board.component");
  const mechanism = drafts.of("board.mechanism");
  const note = drafts.of("board.note");
  const { map, automations } = common;
  const groups = useMemo(() => componentGroups({ map, automations }, selected, t), [map, automations, selected, t]);
  const chosen = component.value || (selected ?? groups[0]?.options[0]?.id ?? "");
  const family = mechanisms.find((each) => each === mechanism.value) ?? mechanisms[0];
  const submit = (event: Event): void => {
    event.preventDefault();
    const words = note.value.trim();
    asking.ask(
      {
        type: "hypothesis.add",
        question,
        component: chosen,
        mechanism: family,
        ...(words === "" ? {} : { note: words }),
      },
      () => [adding, component, mechanism, note].forEach((draft) => (draft.value = "")),
    );
  };
  return (
    <form
      ref={form}
      class="inner add-hypothesis"
      aria-label={t("board.add")}
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.preventDefault();
        adding.value = "";
      }}
    >
      <Segment
        label={t("board.add.question")}
        options={questions.map((id) => ({ id, label: t(`question.${id}`) }))}
        chosen={question}
        onChoose={(id) => (adding.value = id)}
      />
      <Field label={t("board.add.component")}>
        {({ id, describedBy }) => (
          <select
            id={id}
            aria-describedby={describedBy}
            class="input"
            value={chosen}
            onChange={(event) => (component.value = event.currentTarget.value)}
          >
            {groups.map((group) => (
              <optgroup key={group.label} label={group.label}>
                {group.options.map((option) => (
                  <option key={option.id} value={option.id} selected={option.id === chosen}>
                    {option.label}
                  </option>
                ))}
              </optgroup>
            ))}
          </select>
        )}
      </Field>
      <Field label={t("board.add.mechanism")}>
        {({ id, describedBy }) => (
          <select
            id={id}
            aria-describedby={describedBy}
            class="input"
            value={family}
            onChange={(event) => (mechanism.value = event.currentTarget.value)}
          >
            {mechanisms.map((each) => (
              <option key={each} value={each}>
                {t(`mechanism.${each}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t("board.add.note")} hint={t("board.add.optional")}>
        {({ id, describedBy }) => (
          <input
            id={id}
            aria-describedby={describedBy}
            class="input"
            maxLength={280}
            value={note.value}
            onInput={(event) => (note.value = event.currentTarget.value)}
          />
        )}
      </Field>
      <Refused asking={asking} />
      <div class="panel-head">
        <Button type="submit" aria-busy={asking.isSent.value}>
          {t("board.add.do")}
        </Button>
        <Button look="quiet" onClick={() => (adding.value = "")}>
          {t("board.add.close")}
        </Button>
      </div>
    </form>
  );
}
