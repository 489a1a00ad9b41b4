/**
 * What a screen reader is told unasked: a page, once; an approval that waits for this person, once. At most one every
 * ten seconds, the newest: a storm is not read out row by row.
 */
import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { awaitsMe } from "../../panels/act/index.ts";
import { LiveRegion } from "../../dom/index.ts";
import { useRoom } from "../../store/index.ts";
import { useText } from "../../text/index.ts";
import { usePanelProps } from "./usePanelProps.ts";

const QUIET_MS = 10_000;

export function Announcer() {
  const { t } = useText();
  const { common, refusal } = useRoom();
  const cast = usePanelProps();
  const said = useSignal("");
  const told = useRef(new Set<string>());
  const last = useRef(0);
  const page = [...common.value.alerts]
    .reverse()
    .find(
      ({ id, severity, state, ackedBy }) =>
        severity === "page" && state === "firing" && ackedBy === null && !told.current.has(id),
    );
  const proposal = awaitsMe(cast)
    ? common.value.actions.find(({ state, ref }) => state === "proposed" && !told.current.has(ref))
    : undefined;
  useEffect(() => {
    const now = performance.now();
    if ((page === undefined && proposal === undefined) || now - last.current < QUIET_MS) return;
    last.current = now;
    if (proposal !== undefined) {
      told.current.add(proposal.ref);
      said.value = t("room.approvalAsked", { action: proposal.label });
    } else if (page !== undefined) {
      told.current.add(page.id);
      said.value = t("room.pageAnnounced", { subject: page.subject });
    }
  });
  return <LiveRegion status={refusal.value?.reason ?? ""} alert={said.value} />;
}
