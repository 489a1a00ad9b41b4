/** Something that this person is asked, over the map: said yes to with one key, or no with a reason. */
import type { ComponentChildren } from "preact";
import type { Signal } from "@preact/signals";
import { Button, LineInput, Toast } from "../../dom/index.ts";
import { Refused } from "../frame/index.ts";
import type { Asking } from "../frame/index.ts";

interface AskedProps {
  readonly label: string;
  readonly testId: string;
  readonly asking: Asking;
  readonly children: ComponentChildren;
  /** Left out once it has been answered. */
  readonly answer?: {
    readonly yes: ComponentChildren;
    readonly reason: Signal<string>;
    readonly reasonLabel: string;
    readonly reasonId?: string;
    readonly no: ComponentChildren;
    readonly onNo: (reason: string) => void;
  };
}

export function Asked({ label, testId, asking, children, answer }: AskedProps) {
  return (
    <div role="group" aria-label={label} data-testid={testId}>
      <Toast>
        <form
          class="poll"
          onSubmit={(event) => {
            event.preventDefault();
            const said = answer?.reason.value.trim() ?? "";
            if (said !== "") answer?.onNo(said);
          }}
        >
          {children}
          {answer && (
            <p class="lead-buttons">
              {answer.yes}
              <LineInput id={answer.reasonId} label={answer.reasonLabel} draft={answer.reason} maxLength={120} />
              <Button type="submit" measure="small" disabled={answer.reason.value.trim() === ""}>
                {answer.no}
              </Button>
            </p>
          )}
          <Refused asking={asking} />
        </form>
      </Toast>
    </div>
  );
}
