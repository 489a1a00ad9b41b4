/** Files name seats: in the sentences of the product, and in what people wrote about each other too. */
import type { Words } from "../../../panels/sentences/index.ts";
import type { DebriefScreenView } from "../view.ts";

type Seated = Pick<DebriefScreenView, "responders">;

/** Sentences that would name whoever sat there name the seat. */
export function bySeats({ words, responders }: Seated & { readonly words: Words }): Words {
  return { ...words, seat: (number) => responders.find(({ seat }) => seat === number)?.consoles ?? "" };
}

/** A name that stands in somebody's words as it was entered is the seat's; one that is written otherwise stays. */
export function withoutNames(text: string, { responders }: Seated): string {
  return responders
    .flatMap(({ person, consoles }) => (person === null ? [] : [{ person, consoles }]))
    .sort((a, b) => b.person.length - a.person.length)
    .reduce((told, { person, consoles }) => told.replace(asWord(person), () => consoles), text);
}

function asWord(name: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])${name.replaceAll(/[\\^$.*+?()[\]{}|/-]/gu, "\\$&")}(?![\\p{L}\\p{N}])`, "gu");
}
