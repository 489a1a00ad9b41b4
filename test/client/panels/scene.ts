/** The gallery's storm as a cast for the pure parts of panels. */
import { panelCommand, panelCommon, panelOwn } from "../../../client/gallery/panelsViews.ts";
import { names } from "../../../client/gallery/views.ts";
import type { Cast } from "../../../client/panels/frame/index.ts";
import { wordsFor } from "../../../client/panels/sentences/index.ts";
import type { Words } from "../../../client/panels/sentences/index.ts";
import { createText } from "../../../client/text/index.ts";

export const english = createText("en");
/** Tomas: traffic and data. */
export const tomas: Cast = { common: panelCommon, own: panelOwn, names };
/** Ines: command. */
export const ines: Cast = { common: panelCommon, own: panelCommand, names };
export const words: Words = wordsFor(tomas, english);
