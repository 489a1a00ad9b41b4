/** What the editor is given. */
import type { LibraryActs } from "../library/index.ts";
import type { SettingsStore } from "../../settings.ts";

export interface EditorProps {
  /** Undefined: a new one. */
  readonly choice: string | undefined;
  readonly acts: LibraryActs;
  readonly keeper: SettingsStore;
  readonly onLibrary: () => void;
  /** It is kept under this choice now. */
  readonly onSaved: (choice: string) => void;
  readonly onSettings: () => void;
}

export interface Opened {
  /** What the browser keeps the text under. */
  readonly name: string;
  readonly stored: string;
  /** What was written and not saved before. */
  readonly kept: string | undefined;
  readonly isMine: boolean;
}
