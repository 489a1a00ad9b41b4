/** Telling people: how bad it is, what the status page says, what has been said, and what customers report. */
import { useMemo } from "preact/hooks";
import { hasLayer } from "../../../shared/protocol/index.ts";
import { useText } from "../../text/index.ts";
import type { PanelProps } from "../frame/index.ts";
import { wordsFor } from "../sentences/index.ts";
import { Composer } from "./Composer.tsx";
import { History } from "./History.tsx";
import { Inbox } from "./Inbox.tsx";
import { Incident } from "./Incident.tsx";
import { Reports } from "./Reports.tsx";
import { Sitrep } from "./Sitrep.tsx";

export function Comms(props: PanelProps) {
  const { common, own, names, send, drafts, selected } = props;
  const text = useText();
  const { map, comms, evidence, seats, session } = common;
  const { you, refused, tray, diagnostics, inbox } = own;
  return useMemo(() => {
    const words = wordsFor(props, text);
    return (
      <div class="panel comms">
        {hasLayer(session.layer, "standard") ? (
          <>
            <Incident {...props} />
            {refused["status.post"]?.code === "console/com-only" ? (
              <p class="quiet reason">{text.refusalText(refused["status.post"])}</p>
            ) : (
              <Composer {...props} words={words} />
            )}
            {own.refused["sitrep.post"]?.code !== "console/cmd-only" && <Sitrep {...props} words={words} />}
            <History posts={comms.posts} words={words} map={map} />
          </>
        ) : (
          <p class="quiet">{text.t("comms.essential")}</p>
        )}
        <Inbox {...props} />
        <Reports {...props} words={words} />
      </div>
    );
  }, [
    map,
    comms,
    evidence,
    seats,
    session,
    you,
    refused,
    tray,
    diagnostics,
    inbox,
    names,
    send,
    drafts,
    selected,
    text,
  ]);
}
