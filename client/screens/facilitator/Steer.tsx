/** The ways to step in: let somebody outside speak, whisper to one seat, or stop the world and ask everybody. */
import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { fragileTools, outsiders } from "../../../shared/protocol/index.ts";
import type { Command, FragileTool, Outsider } from "../../../shared/protocol/index.ts";
import { Button, LineInput, Pick } from "../../dom/index.ts";
import { Refused, seatName, useAsking } from "../../panels/frame/index.ts";
import { formatTick, useText } from "../../text/index.ts";
import type { DeskProps } from "./props.ts";

export function Steer(props: DeskProps) {
  return (
    <>
      <Outside {...props} />
      <Whisper {...props} />
      <Tools {...props} />
      <Probe {...props} />
    </>
  );
}

function Outside({ guide, send, drafts }: DeskProps) {
  const { t } = useText();
  const asking = useAsking(send);
  const kind = useSignal<Outsider>("executive");
  return (
    <section class="panel-block">
      <h3>{t("fac.outside")}</h3>
      <ul class="fac-injects">
        {guide.injects.map(({ id, kind: from, text, tick, isGiven }) => (
          <li key={id} class={isGiven ? "fac-given" : ""}>
            <p>
              <b>{t(`fac.outsider.${from}`)}</b> {text}
            </p>
            <p class="fac-row">
              <span class="quiet mono">{t(isGiven ? "fac.given" : "fac.planned", { at: formatTick(tick) })}</span>
              {!isGiven && (
                <Button
                  measure="small"
                  onClick={() => asking.ask({ type: "guide.inject", inject: id })}
                  data-testid={`inject-${id}`}
                >
                  {t("fac.inject.now")}
                </Button>
              )}
            </p>
          </li>
        ))}
      </ul>
      <Said
        name="outside"
        label={t("fac.outside.own")}
        does={t("fac.outside.say")}
        drafts={drafts}
        send={send}
        command={(text) => ({ type: "guide.say", kind: kind.value, text })}
      >
        <Pick
          label={t("fac.outside.who")}
          options={outsiders}
          chosen={kind.value}
          show={(each) => t(`fac.outsider.${each}`)}
          onPick={(picked) => (kind.value = picked)}
        />
      </Said>
      <Refused asking={asking} />
    </section>
  );
}

function Whisper(props: DeskProps) {
  const { guide, common, send, drafts } = props;
  const { t } = useText();
  const seated = common.seats.filter(({ member }) => member !== null);
  const to = useSignal(seated[0]?.seat ?? 0);
  return (
    <section class="panel-block">
      <h3>{t("fac.whisper")}</h3>
      <p class="quiet">{t("fac.whisper.about")}</p>
      {guide.whispers.length > 0 && (
        <ul class="fac-rows">
          {guide.whispers.map(({ n, tick, seat, text }) => (
            <li key={n}>
              <span class="mono quiet">{formatTick(tick)}</span> <b translate={false}>{seatName(props, seat, t)}</b>{" "}
              {text}
            </li>
          ))}
        </ul>
      )}
      <Said
        name="whisper"
        label={t("fac.whisper.own")}
        does={t("fac.whisper.say")}
        drafts={drafts}
        send={send}
        command={(text) => ({ type: "guide.whisper", seat: to.value, text })}
      >
        <Pick
          label={t("fac.whisper.to")}
          options={seated.map(({ seat }) => seat)}
          chosen={to.value}
          show={(seat) => seatName(props, seat, t)}
          onPick={(picked) => (to.value = picked)}
        />
      </Said>
    </section>
  );
}

function Tools({ guide, common, send }: DeskProps) {
  const { t } = useText();
  const asking = useAsking(send);
  const tool = useSignal<FragileTool>(fragileTools[0]);
  return (
    <section class="panel-block">
      <h3>{t("fac.tool")}</h3>
      <p class="quiet">{t("fac.tool.about")}</p>
      <p class="fac-row">
        <Pick
          label={t("fac.tool.which")}
          options={fragileTools}
          chosen={tool.value}
          show={(each) => t(`look.${each}`)}
          onPick={(picked) => (tool.value = picked)}
        />
        <Button
          measure="small"
          disabled={common.session.phase !== "live"}
          onClick={() => asking.ask({ type: "guide.failTool", tool: tool.value })}
          data-testid="fail-tool"
        >
          {t("fac.tool.do")}
        </Button>
      </p>
      <ul class="fac-rows">
        {guide.outages.map(({ tool: failed, tick, untilTick }) => (
          <li key={`${failed} ${tick}`}>
            <span class="mono quiet">{formatTick(tick)}</span>{" "}
            {t("fac.tool.until", { tool: t(`look.${failed}`), at: formatTick(untilTick) })}
          </li>
        ))}
      </ul>
      <Refused asking={asking} />
    </section>
  );
}

function Probe(props: DeskProps) {
  const { guide, common, send, drafts } = props;
  const { t } = useText();
  const asking = useAsking(send);
  const open = guide.probes.find(({ isOpen }) => isOpen);
  const here = common.seats.filter(({ state }) => state === "here").length;
  return (
    <section class="panel-block">
      <h3>{t("fac.probe")}</h3>
      <p class="quiet">{t("fac.probe.about")}</p>
      {open ? (
        <>
          <p role="status">
            <q>{open.question}</q> {t("fac.probe.waits", { answered: open.answers.length, of: here })}
          </p>
          <Button measure="small" onClick={() => asking.ask({ type: "guide.endProbe" })} data-testid="end-probe">
            {t("fac.probe.end")}
          </Button>
        </>
      ) : (
        <Said
          name="probe"
          label={t("fac.probe.own")}
          does={t("fac.probe.ask")}
          drafts={drafts}
          send={send}
          command={(question) => ({ type: "guide.probe", question })}
        />
      )}
      <Refused asking={asking} />
      {guide.probes.map(({ n, tick, question, answers }) => (
        <details key={n} class="fac-probe">
          <summary>
            <span class="mono quiet">{formatTick(tick)}</span> {question}{" "}
            <span class="quiet">{t("fac.probe.answers", { count: answers.length })}</span>
          </summary>
          <ul class="fac-rows">
            {answers.map(({ seat, text }) => (
              <li key={seat}>
                <b translate={false}>{seatName(props, seat, t)}</b> {text}
              </li>
            ))}
          </ul>
        </details>
      ))}
    </section>
  );
}

interface SaidProps extends Pick<DeskProps, "drafts" | "send"> {
  readonly name: string;
  readonly label: string;
  readonly does: string;
  readonly command: (text: string) => Command;
  readonly children?: ComponentChildren;
}

/** A line that is sent, with what it is about beside it. What was typed stays until it was accepted. */
function Said({ name, label, does, drafts, send, command, children }: SaidProps) {
  const asking = useAsking(send);
  const draft = drafts.of(`fac.${name}`);
  const submit = (event: Event): void => {
    event.preventDefault();
    const text = draft.value.trim();
    if (text !== "") asking.ask(command(text), () => (draft.value = ""));
  };
  return (
    <form class="fac-said" onSubmit={submit}>
      {children}
      <LineInput label={label} draft={draft} maxLength={280} />
      <Button measure="small" type="submit" disabled={draft.value.trim() === ""} data-testid={`fac-${name}`}>
        {does}
      </Button>
      <Refused asking={asking} />
    </form>
  );
}
