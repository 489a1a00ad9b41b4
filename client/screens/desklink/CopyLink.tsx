/** A link to a desk, to be taken along. Where the browser does not allow that, it is shown to be copied by hand. */
import { Button, useCopy } from "../../dom/index.ts";
import { useText } from "../../text/index.ts";

export function CopyLink({ link }: { link: string }) {
  const { t } = useText();
  const [said, copy] = useCopy();
  return (
    <>
      <Button measure="small" onClick={() => copy(link)}>
        {t(said.value === "copied" ? "fac.link.copied" : "fac.link")}
      </Button>
      {said.value === "failed" && <output class="mono">{link}</output>}
    </>
  );
}
