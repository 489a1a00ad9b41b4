/** The lobby's chat: plain text, newest at the bottom. */
import { useSignal } from "@preact/signals";
import { Button, Icon, LineInput } from "../../dom/index.ts";
import { useText } from "../../text/index.ts";
import type { LobbyView } from "./view.ts";

export function Chat({ lines, onSay }: { lines: LobbyView["chat"]; onSay: (text: string) => void }) {
  const { t } = useText();
  const draft = useSignal("");
  return (
    <section class="card chat">
      <h2>
        {t("lobby.chat")} <span>{t("lobby.chat.voice")}</span>
      </h2>
      <ol aria-live="polite">
        {lines.length === 0 && <li class="chat-empty">{t("lobby.chat.empty")}</li>}
        {lines.map((line) => (
          <li key={line.n}>
            <strong>{line.name}</strong> <span>{line.text}</span>
          </li>
        ))}
      </ol>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const text = draft.value.trim();
          if (text === "") return;
          onSay(text);
          draft.value = "";
        }}
      >
        <LineInput label={t("lobby.chat.say")} draft={draft} maxLength={280} />
        <Button type="submit" look="quiet" aria-label={t("lobby.chat.say")}>
          <Icon name="enter" />
        </Button>
      </form>
    </section>
  );
}
