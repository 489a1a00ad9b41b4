/** The button that opens "Your tools", and the dialog; what is in it is fetched when somebody looks. */
import { useSignal } from "@preact/signals";
import type { BridgeLine } from "../../net/index.ts";
import { Button, Dialog } from "../../dom/index.ts";
import { useText } from "../../text/index.ts";
import { later } from "../later.tsx";

const Bridge = later(async () => (await import("./Bridge.tsx")).Bridge);

/** `isNamed`: what stands before the button says already what it is about. */
export function OwnTools({ line, isNamed = false }: { line: () => BridgeLine; isNamed?: boolean }) {
  const { t } = useText();
  const open = useSignal<BridgeLine | null>(null);
  return (
    <>
      <Button measure="small" look="quiet" onClick={() => (open.value = line())} data-testid="own-tools">
        {t(isNamed ? "tools.set" : "tools.open")}
      </Button>
      {open.value !== null && (
        <Dialog isWide title={t("tools.title")} onClose={() => (open.value = null)}>
          <Bridge line={open.value} />
        </Dialog>
      )}
    </>
  );
}
