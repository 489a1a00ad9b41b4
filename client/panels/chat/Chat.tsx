/**
 * #incident: plain text, two short forms, mentions and links to cards. It keeps its end in view unless somebody reads
 * back, and what is seen counts as read.
 */
import { useEffect, useLayoutEffect, useMemo, useRef } from "preact/hooks";
import { reactions } from "../../../shared/protocol/index.ts";
import type { ChatLine, Reaction } from "../../../shared/protocol/index.ts";
import { Button, Icon } from "../../dom/index.ts";
import { formatTick, useText } from "../../text/index.ts";
import { openCard } from "../board/index.ts";
import { FilterLine, filterIn, Refused, useAsking } from "../frame/index.ts";
import type { PanelProps } from "../frame/index.ts";
import { commandOf, expanded, mentionAtEnd, newLines, piecesOf } from "./lines.ts";

export function Chat(props: PanelProps) {
  const { common, own, names, send, drafts, ui } = props;
  const text = useText();
  const { chat, members, seats, evidence } = common;
  return useMemo(
    () => <Sections {...props} />,
    [chat, members, seats, evidence, own.you, names, send, drafts, ui, text],
  );
}

function Sections(props: PanelProps) {
  const { common, own, names, drafts } = props;
  const { t } = useText();
  const keep = filterIn(drafts, "chat");
  const lines = common.chat.filter(({ member, text, tick }) => keep(names[member] ?? member, text, formatTick(tick)));
  const list = useRef<HTMLOListElement>(null);
  const last = common.chat.at(-1)?.n ?? 0;
  const read = drafts.of("chat.read");
  const firstNew = useRef(newLines(common.chat, Number(read.peek() || last), own.you.member)[0]?.n);
  const wasAtEnd = useRef(true);
  useLayoutEffect(() => {
    if (list.current && wasAtEnd.current) list.current.scrollTop = list.current.scrollHeight;
  }, [last]);
  useEffect(() => {
    read.value = String(last);
  }, [last]);
  return (
    <section class="chat-panel" aria-label={t("chat.title")}>
      <div class="panel-head">
        <h3>{t("chat.title")}</h3>
        <span>{t("chat.here", { count: common.members.filter(({ link }) => link === "here").length })}</span>
      </div>
      <FilterLine drafts={drafts} of="chat" shown={lines.length} total={common.chat.length} />
      <ol
        ref={list}
        class="chat-lines"
        tabIndex={0}
        aria-label={t("chat.lines")}
        onScroll={({ currentTarget: at }) => (wasAtEnd.current = at.scrollHeight - at.scrollTop - at.clientHeight < 24)}
      >
        {common.chat.length === 0 && <li class="quiet">{t("chat.empty")}</li>}
        {lines.map((line) => (
          <Line key={line.n} line={line} isFirstNew={line.n === firstNew.current} {...props} />
        ))}
      </ol>
      <Say {...props} />
    </section>
  );
}

function Line({
  line,
  isFirstNew,
  common,
  own,
  names,
  drafts,
  ui,
  send,
}: PanelProps & { line: ChatLine; isFirstNew: boolean }) {
  const { t } = useText();
  const cards = new Set(common.evidence.map(({ id }) => id));
  const mine = new Set([names[own.you.member] ?? "", ...own.you.consoles].map((name) => name.toLowerCase()));
  return (
    <li class="chat-line" data-new={isFirstNew ? t("chat.new") : undefined}>
      <b translate={false}>{names[line.member] ?? line.member}</b>
      <span translate={false}>
        {piecesOf(line.text, cards, mine).map((piece, n) => {
          if (piece.kind === "card")
            return (
              <button
                key={n}
                type="button"
                class="chip-button"
                onClick={() => {
                  openCard(drafts, piece.text);
                  ui.act({ do: "side", tab: "board" });
                }}
              >
                {piece.text}
              </button>
            );
          if (piece.kind === "mention")
            return (
              <span key={n} class={piece.isMe ? "mention mention-me" : "mention"}>
                {piece.text}
              </span>
            );
          return piece.text;
        })}
      </span>
      <time class="mono quiet">{formatTick(line.tick)}</time>
      <Reactions line={line} names={names} me={own.you.member} send={send} />
    </li>
  );
}

/**
 * What others made of a line, and buttons where it is pointed at. By keyboard the newest line of others takes `/agree`,
 * `/seen` and `/object`, so that the list has no stops of its own.
 */
function Reactions(props: Pick<PanelProps, "names" | "send"> & { line: ChatLine; me: string }) {
  const { line, names, me, send } = props;
  const { t } = useText();
  const asking = useAsking(send);
  const given = reactions.map((reaction) => ({
    reaction,
    who: line.reactions.filter((each) => each.reaction === reaction).map(({ member }) => member),
  }));
  return (
    <>
      <span class="react" role="group" aria-label={t("chat.react")}>
        {given.map(({ reaction, who }) => (
          <button
            key={reaction}
            type="button"
            tabIndex={-1}
            aria-pressed={who.includes(me)}
            aria-label={t(`chat.reaction.${reaction}`)}
            title={t(`chat.reaction.${reaction}`)}
            onClick={() => asking.ask({ type: "chat.react", line: line.n, reaction })}
          >
            {signs[reaction]}
          </button>
        ))}
      </span>
      {line.reactions.length > 0 && (
        <span class="reactions">
          {given.map(({ reaction, who }) => {
            const list = who.map((member) => names[member] ?? member).join(", ");
            const words = t("chat.reaction.by", { label: t(`chat.reaction.${reaction}`), list });
            return (
              who.length > 0 && (
                <span
                  key={reaction}
                  class={`reaction reaction-${reaction}`}
                  role="img"
                  aria-label={words}
                  title={words}
                >
                  {reaction === "agree" ? `+${who.length}` : `${signs[reaction]} ${who.length}`}
                </span>
              )
            );
          })}
        </span>
      )}
      <Refused asking={asking} />
    </>
  );
}

const signs = { agree: "+1", seen: "✓", objection: "✕" } as const satisfies Record<Reaction, string>;

function Say({ common, own, names, send, drafts }: PanelProps) {
  const { t } = useText();
  const asking = useAsking(send);
  const draft = drafts.of("chat.say");
  const field = useRef<HTMLInputElement>(null);
  const typed = mentionAtEnd(draft.value);
  const callable = common.seats
    .filter(({ seat }) => seat !== own.you.seat)
    .flatMap(({ member, consoles }) => [...(member === null ? [] : [names[member] ?? ""]), ...consoles])
    .filter((name) => name !== "");
  const wanted =
    typed === null ? [] : [...new Set(callable)].filter((name) => name.toLowerCase().startsWith(typed.toLowerCase()));
  const newest = common.chat.filter(({ member }) => member !== own.you.member).at(-1);
  const say = (): void => {
    const form = expanded(draft.value, t);
    const text = draft.value.trim();
    if (form !== draft.value) draft.value = form;
    else if (text !== "") asking.ask(commandOf(text, newest), () => (draft.value = ""));
  };
  return (
    <form
      class="chat-say"
      onSubmit={(event) => {
        event.preventDefault();
        say();
      }}
    >
      {wanted.length > 0 && (
        <div class="mentions" role="group" aria-label={t("chat.mention")}>
          {wanted.map((name) => (
            <button
              key={name}
              type="button"
              class="chip-button"
              translate={false}
              onClick={() => {
                draft.value = `${draft.value.slice(0, draft.value.lastIndexOf("@"))}@${name} `;
                field.current?.focus();
              }}
            >
              @{name}
            </button>
          ))}
        </div>
      )}
      <input
        ref={field}
        class="input"
        aria-label={t("chat.say")}
        placeholder={t("chat.say")}
        title={t("chat.forms")}
        maxLength={280}
        value={draft.value}
        onInput={(event) => {
          const { value } = event.currentTarget;
          draft.value = /\s$/.test(value) ? expanded(value, t) : value;
        }}
      />
      <Button type="submit" look="quiet" aria-label={t("chat.send")} aria-busy={asking.isSent.value}>
        <Icon name="enter" />
      </Button>
      <Refused asking={asking} />
    </form>
  );
}
