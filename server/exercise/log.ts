/** Where facts go that an operator may want to know. Nothing in them names a person. */
export interface HallLog {
  info(facts: object, says: string): void;
  warn(facts: object, says: string): void;
  error(facts: object, says: string): void;
}
