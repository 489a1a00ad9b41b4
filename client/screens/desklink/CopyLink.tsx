/** One's own desk in another browser. */
import { useSignal } from "@preact/signals";
import { Button, Dialog } from "../../dom/index.ts";
import { useText } from "../../text/index.ts";

export function CopyLink({ link }: { link: () => string }) {
  const { t } = useText();
  const said = useSignal<"copied" | "failed" | null>(null);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(link());
      said.value = "copied";
    } catch {
      // The browser does not allow it: the link is shown to be copied by hand.
      said.value = "failed";
    }
  };
  return (
    <>
      <Button measure="small" look="quiet" onClick={() => void copy()} title={t("fac.link.about")}>
        {t(said.value === "copied" ? "fac.link.copied" : "fac.link")}
      </Button>
      {said.value === "failed" && (
        <Dialog title={t("fac.link")} onClose={() => (said.value = null)}>
          <p>{t("fac.link.about")}</p>
          <output class="mono">{link()}</output>
        </Dialog>
      )}
    </>
  );
}
