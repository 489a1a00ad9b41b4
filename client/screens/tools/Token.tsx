/** A token for a door of the bridge: made, shown this once, copied, revoked. */
import { useSignal } from "@preact/signals";
import type { BridgeLine } from "../../net/index.ts";
import { Button, useCopy } from "../../dom/index.ts";
import { useText } from "../../text/index.ts";
import type { BridgeAtHand } from "./useBridge.ts";

interface Props {
  readonly door: "metrics" | "pager";
  readonly isMade: boolean;
  readonly line: BridgeLine;
  readonly bridge: BridgeAtHand;
}

export function Token({ door, isMade, line, bridge }: Props) {
  const { t } = useText();
  const shown = useSignal<string | null>(null);
  const [said, copy] = useCopy();
  const make = async (): Promise<void> => {
    const made = await line.newToken(door);
    bridge.refused(made.ok ? null : made.refusal);
    shown.value = made.ok ? made.value : null;
    await bridge.take(line.look());
  };
  const revoke = async (): Promise<void> => {
    if (await bridge.take(line.revoke(door))) shown.value = null;
  };
  return (
    <div class="tools-token">
      <Button measure="small" onClick={() => void make()} data-testid={`token-${door}`}>
        {t(isMade ? "tools.token.again" : "tools.token.make")}
      </Button>
      {isMade && (
        <Button measure="small" look="quiet" onClick={() => void revoke()} data-testid={`revoke-${door}`}>
          {t("tools.token.revoke")}
        </Button>
      )}
      {shown.value !== null && (
        <p role="status">
          {t("tools.token.once")}{" "}
          <output class="mono" data-testid={`shown-${door}`}>
            {shown.value}
          </output>{" "}
          <Button measure="small" onClick={() => copy(shown.value ?? "")}>
            {t(said.value === "copied" ? "tools.token.copied" : "tools.token.copy")}
          </Button>
        </p>
      )}
    </div>
  );
}
