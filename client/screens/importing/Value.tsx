/** One value of a service: what is taken for it, "?" where that is guessed, a field to correct it, and a way back. */
import { useSignal } from "@preact/signals";
import { useEffect, useId } from "preact/hooks";
import type { ImportedFact, ImportedFigure, ImportedService, ImportedWorld } from "../../../shared/protocol/index.ts";
import { Icon, Pick } from "../../dom/index.ts";
import { shapes } from "../../panels/map/index.ts";
import { useText } from "../../text/index.ts";
import { isWhole, readTyped } from "./corrections.ts";
import type { Corrected } from "./corrections.ts";
import type { ImportDesk } from "./desk.ts";

interface ValueProps {
  readonly service: ImportedService;
  readonly world: ImportedWorld;
  readonly desk: ImportDesk;
}

export function KindValue({ service, world, desk }: ValueProps) {
  const { t } = useText();
  const own = desk.corrections.value.get(service.name)?.kind;
  return (
    <Frame {...{ service, world, desk }} field="kind" fact={service.kind} isOwn={own !== undefined}>
      <Pick
        label={t("importing.of", { what: t("importing.kind"), name: service.name })}
        options={kinds}
        chosen={own ?? service.kind[0]}
        show={(kind) => t(`importing.kind.${kind}`)}
        onPick={(kind) => desk.correct(service.name, { kind })}
      />
    </Frame>
  );
}

export function FigureValue({ field, ...props }: ValueProps & { field: ImportedFigure }) {
  const { service, world, desk } = props;
  const { t } = useText();
  const note = useId();
  const own = desk.corrections.value.get(service.name)?.[field];
  const shown = plainFigure(own ?? service[field][0]);
  const typed = useSignal(shown);
  const isWrong = useSignal(false);
  useEffect(() => {
    typed.value = shown;
    isWrong.value = false;
  }, [shown, typed, isWrong]);
  const [least, most] = world.bounds[field];
  const take = (): void => {
    const read = readTyped(typed.value, field, world.bounds[field]);
    isWrong.value = read.is === "wrong";
    if (read.is === "number" && typed.value !== shown) desk.correct(service.name, { [field]: read.value });
    if (read.is !== "nothing") return;
    typed.value = shown;
    if (own !== undefined) desk.undo(service.name, field);
  };
  const whole = isWhole(field);
  return (
    <Frame {...props} field={field} fact={service[field]} isOwn={own !== undefined}>
      <input
        class="value-input mono"
        inputMode={whole ? "numeric" : "decimal"}
        autocomplete="off"
        size={7}
        aria-label={t("importing.of", { what: t(`importing.${field}`), name: service.name })}
        aria-invalid={isWrong.value}
        aria-describedby={note}
        value={typed.value}
        onInput={(event) => (typed.value = event.currentTarget.value)}
        onChange={take}
        onKeyDown={(event) => {
          if (event.key !== "Escape") return;
          typed.value = shown;
          isWrong.value = false;
        }}
      />
      <span id={note} class="value-wrong" role="alert">
        {isWrong.value &&
          t(whole ? "importing.bounds.whole" : "importing.bounds", { least, most: most.toLocaleString("en") })}
      </span>
    </Frame>
  );
}

function Frame(
  props: ValueProps & {
    field: Corrected;
    fact: ImportedFact<unknown>;
    isOwn: boolean;
    children: preact.ComponentChildren;
  },
) {
  const { service, world, desk, field, fact, isOwn } = props;
  const { t } = useText();
  const what = t("importing.of", { what: t(`importing.${field}`), name: service.name });
  const undo = t("importing.undo", { what });
  const isGuess = fact[2] === "?" && !isOwn;
  return (
    <span class={`value${isOwn ? " value-own" : ""}`} title={world.bases[fact[1]]}>
      {props.children}
      {isGuess && (
        <abbr class="value-guess" title={t("importing.guess", { basis: world.bases[fact[1]] ?? "" })}>
          ?
        </abbr>
      )}
      {isOwn && (
        <button
          type="button"
          class="value-undo"
          aria-label={undo}
          title={undo}
          onClick={() => desk.undo(service.name, field)}
        >
          <Icon name="undo" size={14} />
        </button>
      )}
    </span>
  );
}

/** As people write it, and no longer than is known. */
export function plainFigure(value: number): string {
  return String(Number(value.toPrecision(4)));
}

const kinds = Object.keys(shapes).filter(isKind);

function isKind(name: string): name is keyof typeof shapes {
  return name in shapes;
}
