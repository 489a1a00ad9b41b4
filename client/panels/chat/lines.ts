/** What a line of chat is made of, what a short command stands for, and what is new. Pure. */
import type { ConsoleId } from "../../../shared/content/index.ts";
import type { ChatLine, Command, Reaction } from "../../../shared/protocol/index.ts";
import type { Translate } from "../../text/index.ts";
import type { PanelProps } from "../frame/index.ts";

export type Piece =
  | { readonly kind: "words"; readonly text: string }
  | { readonly kind: "mention"; readonly text: string; readonly isMe: boolean }
  | { readonly kind: "card"; readonly text: string };

/** Cuts a line at mentions (`@Noor`, `@TRF`) and at numbers of shared cards. `mine` are the names that mean this seat. */
export function piecesOf(text: string, cards: ReadonlySet<string>, mine: ReadonlySet<string>): readonly Piece[] {
  return text.split(/(@[\p{L}\p{N}_-]+|\bE\d+\b)/u).flatMap((part): readonly Piece[] => {
    if (part === "") return [];
    if (part.startsWith("@")) return [{ kind: "mention", text: part, isMe: mine.has(part.slice(1).toLowerCase()) }];
    return [{ kind: cards.has(part) ? "card" : "words", text: part }];
  });
}

/** `/can` and `/sit` become their form as soon as they stand alone; anything else stays as it is. */
export function expanded(draft: string, t: Translate): string {
  const command = draft.trim();
  if (command === "/can") return t("chat.can");
  return command === "/sit" ? t("chat.sit") : draft;
}

const said = { "/agree": "agree", "/seen": "seen", "/object": "objection" } as const satisfies Record<string, Reaction>;

/** `/note` goes to the timeline, a reaction to the newest line of others; everything else is said here. */
export function commandOf(text: string, newest: ChatLine | undefined): Command {
  const reaction = Object.entries(said).find(([word]) => word === text)?.[1];
  if (reaction !== undefined && newest) return { type: "chat.react", line: newest.n, reaction };
  const note = /^\/note\s+(.+)$/su.exec(text)?.[1];
  return note === undefined ? { type: "chat.say", text } : { type: "note.add", text: note };
}

/** Begins a report in an empty field: command the situation, others condition and need. Written text stays. */
export function startReport(drafts: PanelProps["drafts"], consoles: readonly ConsoleId[], t: Translate): void {
  const draft = drafts.of("chat.say");
  if (draft.value.trim() === "") draft.value = t(consoles.includes("CMD") ? "chat.sit" : "chat.can");
}

/** The name that is being typed at the end of a draft, or null. */
export function mentionAtEnd(draft: string): string | null {
  return /@([\p{L}\p{N}_-]*)$/u.exec(draft)?.[1] ?? null;
}

export function newLines(chat: readonly ChatLine[], readUpTo: number, me: string): readonly ChatLine[] {
  return chat.filter(({ n, member }) => n > readUpTo && member !== me);
}
