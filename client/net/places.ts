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
}

export function createPlaces(keeper: PlaceKeeper): Places {
  const key = (code: string): string => `place.${code}`;
  return {
    tokenOf: (code) => keeper.read(key(code)) || null,
    keep: (code, token) => keeper.write(key(code), token),
    forget: (code) => keeper.write(key(code), ""),
  };
}
