/** How others get in: the code in large letters, a QR code and the link to copy. */
import { Button, Icon, Mark, useCopy } from "../../dom/index.ts";
import { useText } from "../../text/index.ts";
import { QrCode } from "./QrCode.tsx";
import type { LobbyView } from "./view.ts";

export function Invite({ code, url, localOnly }: Pick<LobbyView, "code" | "url" | "localOnly">) {
  const { t } = useText();
  const [said, copy] = useCopy();
  return (
    <section class="card invite">
      <p>
        {t("lobby.joinAt")} <strong>{new URL(url).host}</strong>
      </p>
      <p class="invite-code" data-testid="lobby-code">
        {code}
      </p>
      <QrCode text={url} label={t("lobby.qr", { url })} />
      {localOnly !== null && <LocalOnly {...localOnly} />}
      <div class="invite-ways">
        <Button look="quiet" onClick={() => copy(url)}>
          {t("lobby.copy")}
        </Button>
        <a class="button button-quiet button-normal" href={`/r/${code}/screen`} target="_blank" rel="noopener">
          <Icon name="wall" size={16} /> {t("big.open")}
        </a>
      </div>
      <p class="invite-said" role="status">
        {said.value !== null && t(said.value === "copied" ? "lobby.copied" : "lobby.copyFailed", { url })}
      </p>
    </section>
  );
}

/** Another computer that is told "localhost" looks for the session on itself. */
function LocalOnly({ host, others }: NonNullable<LobbyView["localOnly"]>) {
  const { t } = useText();
  return (
    <div class="invite-warning" role="note">
      <p>
        <Mark state="slow" size={10} /> {t(others.length > 0 ? "lobby.localOnly" : "lobby.localOnly.noOther", { host })}
      </p>
      {others.map((url) => (
        <p key={url} class="mono" translate={false}>
          {url}
        </p>
      ))}
    </div>
  );
}
