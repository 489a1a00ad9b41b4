/** English, the source language: one file per place on screen, joined into one flat dictionary. */
import { common } from "./common.ts";
import { consoles } from "./consoles.ts";
import { landing } from "./landing.ts";
import { lobby } from "./lobby.ts";
import { map } from "./map.ts";

export const en = { ...common, ...consoles, ...landing, ...lobby, ...map } as const;
