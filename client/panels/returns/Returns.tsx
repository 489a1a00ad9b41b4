/** The question to the host and to command, one for each who asks: is that them, on another device? */
import { Button, Toast } from "../../dom/index.ts";
import { useText } from "../../text/index.ts";
import { Refused, useAsking } from "../frame/index.ts";
import type { Cast, PanelProps } from "../frame/index.ts";

type Props = Cast & Pick<PanelProps, "send">;

export function Returns(props: Props) {
  const { isHost, consoles } = props.own.you;
  if (!isHost && !consoles.includes("CMD")) return null;
  const { returns, members } = props.common;
  const isGuide = (member: string): boolean => members.some(({ id, facilitates }) => id === member && facilitates);
  return (
    <>
      {returns
        .filter((member) => isHost || !isGuide(member))
        .map((member) => (
          <Return key={member} member={member} {...props} />
        ))}
    </>
  );
}

function Return({ member, names, send }: Props & { member: string }) {
  const { t } = useText();
  const asking = useAsking(send);
  const name = names[member] ?? t("returns.somebody");
  return (
    <div role="group" aria-label={t("returns.ask", { name })} data-testid="return">
      <Toast>
        <span role="alert">
          <b>{t("returns.ask", { name })}</b> {t("returns.check")}
        </span>{" "}
        <Button measure="small" onClick={() => asking.ask({ type: "return.confirm", member })}>
          {t("returns.confirm")}
        </Button>
        <Button measure="small" look="quiet" onClick={() => asking.ask({ type: "return.refuse", member })}>
          {t("returns.refuse")}
        </Button>
        <Refused asking={asking} />
      </Toast>
    </div>
  );
}
