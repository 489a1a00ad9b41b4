/**
 * Words for this person, at the head of the right column, where they cover nothing: the tasks of a warm-up, what waits
 * for their key, what the facilitator and outsiders say, where to begin, what wants fresh eyes, and a tip.
 */
import { Button, Toast } from "../../dom/index.ts";
import { AskedForKey } from "../../panels/act/index.ts";
import { InboxNotice } from "../../panels/comms/index.ts";
import type { PanelProps } from "../../panels/frame/index.ts";
import { FreshEyes, NewHint, Nudge, Whispers } from "../../panels/now/index.ts";
import { WarmUp } from "../../panels/warmup/index.ts";
import { sentenceOf, wordsFor } from "../../panels/sentences/index.ts";
import type { Settings } from "../../settings.ts";
import type { SideTab } from "../../store/index.ts";
import { useText } from "../../text/index.ts";
import { TipNote } from "./TipNote.tsx";

interface NotesProps extends PanelProps {
  readonly settings: Settings;
  readonly chosen: SideTab;
}

export function Notes({ settings, chosen, ...props }: NotesProps) {
  return (
    <div class="side-notes">
      <WarmUp {...props} />
      {chosen !== "act" && <AskedForKey {...props} />}
      <Whispers {...props} />
      <NewHint {...props} />
      <InboxNotice {...props} />
      <Starter {...props} />
      <FreshEyes {...props} />
      <Nudge {...props} />
      <TipNote {...props} settings={settings} />
    </div>
  );
}

/** What this seat alone can look at, said once, when the first page comes. Who is alone sees everything. */
function Starter(props: PanelProps) {
  const text = useText();
  const read = props.drafts.of("starter.read");
  const { starter } = props.own;
  if (starter === null || read.value !== "" || props.common.session.size === 1) return null;
  return (
    <div role="status" data-testid="starter">
      <Toast>
        {sentenceOf(starter, wordsFor(props, text))}{" "}
        <Button measure="small" onClick={() => (read.value = "yes")}>
          {text.t("inbox.read")}
        </Button>
      </Toast>
    </div>
  );
}
