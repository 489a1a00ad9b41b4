/** A link for somebody who conducts too: they get a name of their own, so that everybody knows who they are. */
import { useSignal } from "@preact/signals";
import type { Refusal } from "../../../shared/base/index.ts";
import { Button, Dialog, LineInput } from "../../dom/index.ts";
import { useText } from "../../text/index.ts";
import { CopyLink } from "./CopyLink.tsx";
import type { DeskLinks } from "./links.ts";

const NAME_LENGTH = 24;

export function InviteHost({ links }: { links: DeskLinks }) {
  const { t } = useText();
  const isOpen = useSignal(false);
  return (
    <>
      <Button measure="small" look="quiet" onClick={() => (isOpen.value = true)} data-testid="invite-host">
        {t("fac.invite")}
      </Button>
      {isOpen.value && (
        <Dialog title={t("fac.invite.title")} onClose={() => (isOpen.value = false)}>
          <Invitation links={links} />
        </Dialog>
      )}
    </>
  );
}

function Invitation({ links }: { links: DeskLinks }) {
  const { t, refusalText } = useText();
  const name = useSignal("");
  const problem = useSignal<Refusal | null>(null);
  const made = useSignal<{ readonly name: string; readonly link: string } | null>(null);
  const make = async (): Promise<void> => {
    const asked = await links.another(name.value.trim());
    problem.value = asked.ok ? null : asked.refusal;
    if (!asked.ok) return;
    made.value = { name: name.value.trim(), link: asked.value };
    name.value = "";
  };
  return (
    <div class="invite-host">
      <p>
        {t("fac.link.about")} <CopyLink link={links.mine()} />
      </p>
      <p>{t("fac.invite.about")}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (name.value.trim() !== "") void make();
        }}
      >
        <LineInput label={t("fac.invite.name")} draft={name} maxLength={NAME_LENGTH} required />
        <Button type="submit" data-testid="make-invitation">
          {t("fac.invite.make")}
        </Button>
      </form>
      {problem.value !== null && (
        <p class="field-error" role="alert">
          {refusalText(problem.value)}
        </p>
      )}
      {made.value !== null && (
        <p role="status">
          {t("fac.invite.made", { who: made.value.name })} <CopyLink key={made.value.link} link={made.value.link} />
        </p>
      )}
    </div>
  );
}
