/**
 * A whole view as text, for whoever comes in or has missed something. Most sections are as they were for whoever came
 * before, the quarter of an hour of telemetry above all: those are not written again.
 */
import { packView } from "../../shared/protocol/index.ts";

interface Written {
  readonly value: unknown;
  /** `"section":…`; empty where there is nothing to say. */
  readonly text: string;
}

/** Equal to the JSON of the packed view, whatever was written before. */
export function createViewText(): (view: object) => string {
  let sections: ReadonlyMap<string, Written> = new Map();

  function write(section: string, value: unknown): Written {
    const old = sections.get(section);
    if (old && Object.is(old.value, value)) return old;
    return { value, text: JSON.stringify(packView({ [section]: value })).slice(1, -1) };
  }

  return (view) => {
    sections = new Map(Object.entries(view).map(([section, value]) => [section, write(section, value)]));
    const texts = [...sections.values()].map(({ text }) => text);
    return `{${texts.filter((text) => text !== "").join()}}`;
  };
}
