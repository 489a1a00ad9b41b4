/**
 * The action sheet: one change before it is made. What it does, how much, what dashboards say it would do, how long it
 * takes, what else is under way, and the one green button. Nothing starts without passing here.
 */
import { useEffect, useMemo, useRef } from "preact/hooks";
import { mayBreakGlass } from "../../../shared/protocol/index.ts";
import type { PermittedAction } from "../../../shared/protocol/index.ts";
import { Button, Chip, Icon, Keycap, LineInput, useFocusHandedBack } from "../../dom/index.ts";
import type { ChipTone } from "../../dom/index.ts";
import { useText } from "../../text/index.ts";
import { commanderName, placeText, Refused, useAsking, UntilTick } from "../frame/index.ts";
import type { PanelProps } from "../frame/index.ts";
import { wordsFor } from "../sentences/index.ts";
import type { Words } from "../sentences/index.ts";
import { closeSheet, deskOf, valueOf } from "./desk.ts";
import type { Desk } from "./desk.ts";
import { EstimateBox } from "./EstimateBox.tsx";
import { inFlight } from "./flight.ts";
import { Slider } from "./Slider.tsx";
import { Times } from "./Times.tsx";

export function ActionSheet(props: PanelProps) {
  const { common, own, names, send, drafts } = props;
  const { map, session, seats, hypotheses, actions } = common;
  const desk = deskOf(drafts, own.permitted, actions);
  const text = useText();
  return useMemo(
    () =>
      desk && (
        <Sheet key={`${desk.action.action} ${desk.target}`} {...props} desk={desk} words={wordsFor(props, text)} />
      ),
    [
      desk?.action,
      desk?.target,
      desk?.inForce,
      map,
      session,
      seats,
      hypotheses,
      actions,
      own.preparing,
      names,
      send,
      drafts,
      text,
    ],
  );
}

type Props = PanelProps & { readonly desk: Desk; readonly words: Words };

function Sheet(props: Props) {
  const { desk, words, common, own, send, drafts } = props;
  const { t } = words;
  const { action, target } = desk;
  const [preparing, launching] = [useAsking(send), useAsking(send)];
  const form = useRef<HTMLFormElement>(null);
  useFocusHandedBack(form);
  const tests = drafts.of("act.hypothesis");
  const refusal = action.targets.find((each) => each.target === target)?.refusal ?? null;
  const prepare = (): void => {
    const value = valueOf(desk);
    const now = own.preparing;
    if (now?.action === action.action && now.target === target && now.value === value) return;
    preparing.ask({ type: "action.prepare", action: action.action, target, value });
  };
  useEffect(() => {
    prepare();
    // A sheet that a person opened takes the focus; one that a reload brought back does not.
    if (document.activeElement?.closest("[data-opens-sheet]"))
      (form.current?.querySelector<HTMLElement>("input, [data-launch]:enabled") ?? form.current)?.focus();
  }, []);
  const close = (): void => {
    closeSheet(drafts);
    launching.ask({ type: "action.dismiss" });
  };
  const launch = (breakGlass?: string): void => {
    const hypothesis = common.hypotheses.some(({ id }) => id === tests.value) ? { hypothesis: tests.value } : {};
    launching.ask(
      {
        type: "action.launch",
        action: action.action,
        target,
        value: valueOf(desk),
        ...hypothesis,
        ...(breakGlass === undefined ? {} : { breakGlass }),
      },
      () => {
        desk.value.value = "";
        tests.value = "";
        drafts.of("act.glass").value = "";
        closeSheet(drafts);
      },
    );
  };
  return (
    <form
      ref={form}
      class="sheet"
      tabIndex={-1}
      aria-label={t("act.sheet", { action: action.label, place: placeText(common.map, target, t) })}
      onSubmit={(event) => {
        event.preventDefault();
        if (refusal === null) launch();
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.preventDefault();
        close();
      }}
    >
      <header class="sheet-head">
        <Icon name="plus" />
        <h3 translate={false}>{action.label}</h3>
        <RiskChip action={action} />
      </header>
      <Where {...props} />
      <p class="sheet-about" translate={false}>
        {action.about} {action.sideEffect} <RiskWords action={action} />
      </p>
      {action.value && <Slider desk={desk} onSettled={prepare} />}
      <EstimateBox {...props} />
      <Refused asking={preparing} />
      <Times action={action} speed={common.session.speed}>
        <Tests {...props} />
      </Times>
      <Others {...props} />
      <Refused asking={launching} />
      {action.needsApproval && mayBreakGlass(common.session.layer, common.comms.severity) && refusal === null && (
        <Glass {...props} onBreak={(reason) => launch(reason)} />
      )}
      <footer class="sheet-foot">
        <Button
          type="submit"
          look="primary"
          data-launch
          data-testid="launch"
          disabled={refusal !== null}
          aria-busy={launching.isSent.value}
        >
          {action.needsApproval ? t("act.ask", { who: commanderName(props, t) }) : t("act.launch")}{" "}
          <Keycap>
            <Icon name="enter" size={12} />
          </Keycap>
        </Button>
        <Button look="quiet" aria-label={t("act.close")} onClick={close}>
          <Keycap>Esc</Keycap>
        </Button>
      </footer>
    </form>
  );
}

/** At SEV-1 a change need not wait for the second key, if there is a reason; it is on the record. */
function Glass({ words, drafts, onBreak }: Props & { onBreak: (reason: string) => void }) {
  const { t } = words;
  const reason = drafts.of("act.glass");
  return (
    <p class="sheet-glass">
      <LineInput
        label={t("act.glass.reason")}
        draft={reason}
        maxLength={200}
        onKeyDown={(event) => event.key === "Enter" && event.preventDefault()}
      />
      <Button
        measure="small"
        data-testid="break-glass"
        disabled={reason.value.trim() === ""}
        onClick={() => onBreak(reason.value.trim())}
      >
        {t("act.glass")}
      </Button>
    </p>
  );
}

const riskTones = { L: "plain", M: "slow", H: "sev2" } as const satisfies Record<PermittedAction["risk"], ChipTone>;

export function RiskChip({ action: { risk } }: { action: PermittedAction }) {
  const { t } = useText();
  return <Chip tone={riskTones[risk]}>{t(`act.risk.${risk}`)}</Chip>;
}

/** What the risk class means for this launch, where it means something. */
function RiskWords({ action: { risk, needsApproval } }: { action: PermittedAction }) {
  const { t } = useText();
  if (needsApproval) return <strong>{t("act.secondKey")}</strong>;
  return risk === "L" ? null : <strong>{t("act.cancellable")}</strong>;
}

/** The place on a line of its own, so that it is read in full before the launch; with why it must wait, if it must. */
function Where({ desk, words, drafts }: Props) {
  const { t, refusalText } = useText();
  const { targets } = desk.action;
  const refusal = targets.find(({ target }) => target === desk.target)?.refusal ?? null;
  return (
    <>
      <label class="sheet-row sheet-where">
        <span class="quiet">{t("act.where")}</span>
        {targets.length === 1 ? (
          <b translate={false}>{words.place(desk.target)}</b>
        ) : (
          <select
            class="input"
            aria-label={t("act.where")}
            onChange={(event) => (drafts.of("act.target").value = event.currentTarget.value)}
          >
            {targets.map((each) => (
              <option key={each.target} value={each.target} selected={each.target === desk.target}>
                {words.place(each.target)}
                {each.refusal && each.target !== desk.target ? ` (${refusalText(each.refusal)})` : ""}
              </option>
            ))}
          </select>
        )}
      </label>
      {refusal !== null && <p class="refused">{refusalText(refusal)}</p>}
    </>
  );
}

/** Which idea this change would test. */
function Tests({ common, words, drafts }: Props) {
  const { t } = words;
  const tests = drafts.of("act.hypothesis");
  const open = common.hypotheses.filter(({ state }) => state !== "ruled-out");
  if (open.length === 0) return null;
  return (
    <label>
      <span class="quiet">{t("act.tests")}</span>
      <select class="input" onChange={(event) => (tests.value = event.currentTarget.value)}>
        <option value="">{t("act.tests.none")}</option>
        {open.map(({ id, component }) => (
          <option key={id} value={id} selected={id === tests.value}>
            {`${id} ${words.place(component)}`}
          </option>
        ))}
      </select>
    </label>
  );
}

/** What is already under way: two changes at once cannot be told apart afterwards. */
function Others({ common, words, tick }: Props) {
  const others = inFlight(common.actions);
  return (
    <>
      {others.map(({ ref, label, by, dueTick }) => (
        <p key={ref} class="sheet-flight">
          {words.t("act.inFlight", { who: words.seat(by), action: label })}{" "}
          {dueTick !== null && <UntilTick tick={tick} at={dueTick} />}
        </p>
      ))}
    </>
  );
}
