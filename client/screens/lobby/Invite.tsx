/** How others get in: the code in large letters, a QR code and the link to copy. */
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { Button, Mark } from "../../dom/index.ts";
import { useText } from "../../text/index.ts";
import type { LobbyView } from "./view.ts";

export function Invite({ code, url, localOnly }: Pick<LobbyView, "code" | "url" | "localOnly">) {
  const { t } = useText();
  const said = useSignal("");
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(url);
      said.value = t("lobby.copied");
    } catch {
      said.value = t("lobby.copyFailed", { url });
    }
  };
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
        <Button look="quiet" onClick={() => void copy()}>
          {t("lobby.copy")}
        </Button>
      </div>
      <p class="invite-said" role="status">
        {said.value}
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

/** Drawn as one path from the code's matrix; the library is fetched when somebody looks. */
function QrCode({ text, label }: { text: string; label: string }) {
  const drawing = useSignal<{ size: number; path: string } | undefined>(undefined);
  useEffect(() => {
    let wanted = true;
    const draw = async (): Promise<void> => {
      const { create } = await import("qrcode");
      const { size, data } = create(text, { errorCorrectionLevel: "M" }).modules;
      let path = "";
      data.forEach((dark, i) => {
        if (dark !== 0) path += `M${i % size} ${Math.floor(i / size)}h1v1h-1z`;
      });
      if (wanted) drawing.value = { size, path };
    };
    void draw();
    return () => {
      wanted = false;
    };
  }, [text, drawing]);
  const { size, path } = drawing.value ?? { size: 25, path: "" };
  return (
    <svg
      class="qr"
      role="img"
      aria-label={label}
      viewBox={`-3 -3 ${size + 6} ${size + 6}`}
      shape-rendering="crispEdges"
    >
      <path d={path} />
    </svg>
  );
}
