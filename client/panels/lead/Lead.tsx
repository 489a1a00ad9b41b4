/** The lower part of the left column under the Full rules: who does what until when, and what command has let go of. */
import { computed } from "@preact/signals";
import { useMemo } from "preact/hooks";
import { Button } from "../../dom/index.ts";
import { KeyOf, useKey } from "../../keys/index.ts";
import { useText } from "../../text/index.ts";
import { FilterLine, filterIn, UntilTick } from "../frame/index.ts";
import type { PanelProps } from "../frame/index.ts";
import { wordsFor } from "../sentences/index.ts";
import type { Words } from "../sentences/index.ts";
import { inOrder } from "./desk.ts";
import { HandOffButton, Offered } from "./Handoff.tsx";
import { LeadForms } from "./LeadForms.tsx";
import { ReminderButton, Reminders } from "./Reminders.tsx";
import { Task } from "./Task.tsx";

export function Lead(props: PanelProps) {
  const { common, own, names, send, drafts } = props;
  const { lead, seats, map, delegable } = common;
  const text = useText();
  return useMemo(
    () => <Sections {...props} words={wordsFor(props, text)} />,
    [lead, seats, map, delegable, own.you, own.refused, names, send, drafts, text],
  );
}

function Sections(props: PanelProps & { readonly words: Words }) {
  const { common, own, words, drafts } = props;
  const { t } = words;
  const { tasks } = common.lead;
  const { seat } = own.you;
  const open = tasks.filter(({ state }) => state !== "reported").length;
  const isCommand = own.refused["poll.open"]?.code !== "console/cmd-only" && seat !== null;
  const form = drafts.of("lead.form");
  const keep = filterIn(drafts, "tasks");
  const shown = tasks.filter(({ by, to, text, state, report }) =>
    keep(words.seat(by), words.seat(to), text, t(`lead.state.${state}`), report),
  );
  const key = useKey("assignTask");
  return (
    <section class="pane lead" id="lead" aria-label={t("lead.title")} tabIndex={-1}>
      <h2 class="pane-head">
        {t("lead.title")} <span>{open}</span>
      </h2>
      <div class="lead-list" tabIndex={0} role="region" aria-label={t("lead.title")}>
        <div class="lead-buttons">
          {isCommand && (
            <>
              <Button measure="small" aria-keyshortcuts={key} onClick={() => (form.value = "task")}>
                <KeyOf shortcut="assignTask" /> {t("lead.assign")}
              </Button>
              <Button measure="small" onClick={() => (form.value = "poll")}>
                {t("lead.ask")}
              </Button>
              <Button measure="small" onClick={() => (form.value = "delegate")}>
                {t("lead.delegate")}
              </Button>
              <HandOffButton {...props} />
            </>
          )}
          <ReminderButton {...props} />
        </div>
        <LeadForms {...props} isCommand={isCommand} />
        <Offered {...props} />
        <Reminders {...props} />
        {tasks.length > 0 && <FilterLine drafts={drafts} of="tasks" shown={shown.length} total={tasks.length} />}
        {tasks.length === 0 && <p class="quiet">{t(isCommand ? "lead.empty.command" : "lead.empty")}</p>}
        <ul class="tasks">
          {inOrder(shown, seat).map((task) => (
            <Task key={task.id} task={task} {...props} />
          ))}
        </ul>
        <Delegations {...props} />
      </div>
    </section>
  );
}

/** Renders again only when one runs out. */
function Delegations({ common, words, tick }: PanelProps & { readonly words: Words }) {
  const { delegations } = common.lead;
  const left = useMemo(
    () => computed(() => delegations.filter(({ untilTick }) => untilTick > tick.value).length),
    [delegations, tick],
  ).value;
  const given = [...delegations].sort((a, b) => b.untilTick - a.untilTick).slice(0, left);
  const labelOf = (action: string): string => common.delegable.find((each) => each.action === action)?.label ?? action;
  return (
    <ul class="delegations">
      {given.map(({ seat, action, untilTick }) => (
        <li key={`${seat} ${action}`} class="quiet">
          {words.t("lead.delegated", { who: words.seat(seat), action: labelOf(action) })}{" "}
          <UntilTick tick={tick} at={untilTick} />
        </li>
      ))}
    </ul>
  );
}
