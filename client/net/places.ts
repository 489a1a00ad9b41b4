/** Where this browser sits: the token of each session it joined, remembered so that a reload is not a goodbye. */
export interface PlaceKeeper {
  read(key: string): string | null;
  write(key: string, value: string): void;
}

export interface Places {
  tokenOf(code: string): string | null;
  keep(code: string, token: string): void;
  /** The server does not know the token any longer. */
  forget(code: string): void;
  /** What the person in this tab was called last, or "". */
  name(): string;
  keepName(name: string): void;
  /** What the team was called when somebody hosted here last, or "". */
  teamName(): string;
  keepTeamName(name: string): void;
  /** What was practised last in this tab, as the library calls it; "" for the easiest. */
  practised(): string;
  keepPractised(choice: string): void;
}

/**
 * Places are kept by the browser; a name by the tab, as two people may share a browser. A big screen has a place of its
 * own `kind` beside that of the person who opened it.
 */
export function createPlaces(keeper: PlaceKeeper, tab: PlaceKeeper, kind: "place" | "screen" = "place"): Places {
  const key = (code: string): string => `${kind}.${code}`;
  return {
    tokenOf: (code) => keeper.read(key(code)) || null,
    keep: (code, token) => keeper.write(key(code), token),
    forget: (code) => keeper.write(key(code), ""),
    name: () => tab.read("name") ?? "",
    keepName: (name) => tab.write("name", name),
    teamName: () => keeper.read("teamName") ?? "",
    keepTeamName: (name) => keeper.write("teamName", name),
    practised: () => tab.read("practised") ?? "",
    keepPractised: (choice) => tab.write("practised", choice),
  };
}
