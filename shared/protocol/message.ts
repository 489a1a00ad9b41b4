/**
 * A sentence that has not been written yet: a code and its typed parameters. The dictionary of the reader's language
 * turns it into words. Prose that a scenario or a person wrote travels as a parameter, unchanged.
 */
export interface Message {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}
