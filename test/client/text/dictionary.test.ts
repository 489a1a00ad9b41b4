import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { createRefusalText, createTranslate, en } from "../../../client/text/dictionary.ts";
import type { Phrase } from "../../../client/text/dictionary.ts";
import { pseudoDictionary } from "../../../client/text/pseudo.ts";
import { no, refusals } from "../../../shared/refusals/index.ts";

const forms = (phrase: Phrase): string[] => (typeof phrase === "string" ? [phrase] : [phrase.one, phrase.other]);
const holes = (phrase: Phrase): string[] => forms(phrase).map((form) => (form.match(/\{\w+\}/g) ?? []).sort().join());

describe("the dictionary", () => {
  it("gives every sentence to every language, with the same placeholders", () => {
    const pseudo = pseudoDictionary();
    expect(Object.keys(pseudo)).toEqual(Object.keys(en));
    for (const [key, phrase] of Object.entries(en)) {
      const translated = Object.entries(pseudo).find(([other]) => other === key)?.[1] ?? "";
      expect(holes(translated), key).toEqual(holes(phrase));
    }
  });

  it("has no sentence that no component says", () => {
    const sources = readdirSync("client", { recursive: true, encoding: "utf8" })
      .filter((file) => /\.tsx?$/.test(file) && !file.startsWith("text/en"))
      .map((file) => readFileSync(`client/${file}`, "utf8"))
      .join("\n");
    // Of the catalogue of refusals most are said by the server; its own test asks who says each.
    const own = Object.keys(en).filter((key) => !(key in refusals));
    const unsaid = own.filter((key) => {
      const family = key.slice(0, key.lastIndexOf("."));
      return !sources.includes(`"${key}"`) && !sources.includes(`\`${family}.\${`);
    });
    expect(unsaid).toEqual([]);
  });

  it("fills in placeholders and picks the plural form", () => {
    const t = createTranslate(en, "en");
    expect(t("landing.code.short", { count: 1 })).toBe("One more character: a code has 5.");
    expect(t("landing.code.short", { count: 3 })).toBe("3 more characters: a code has 5.");
    expect(t("lobby.host", { name: "Ines" })).toBe("host: Ines");
  });

  it("never reads a name as a placeholder", () => {
    expect(createTranslate(en, "en")("lobby.host", { name: "{name}" })).toBe("host: {name}");
  });
});

describe("what was refused", () => {
  const pseudo = createRefusalText(pseudoDictionary(), "en");

  it("has every sentence of the catalogue in the dictionary, by its code", () => {
    expect(en).toMatchObject(refusals);
  });

  it("is said in the language of the page, with the names and numbers of the refusal", () => {
    const refusal = no("join/name-taken", { name: "Ana" });
    expect(createRefusalText(en, "en")(refusal)).toBe(refusal.reason);
    expect(pseudo(refusal)).toMatch(/^\[Ana íš tákéñ.*\]$/);
  });

  it("is said in the server's words where this page has none, or not all that they name", () => {
    expect(pseudo({ code: "join/newer", reason: "The server knows more." })).toBe("The server knows more.");
    expect(pseudo({ code: "join/name-taken", reason: "Ana is here." })).toBe("Ana is here.");
  });
});

describe("the pseudo-locale", () => {
  it("is at least 40 % longer and visibly foreign", () => {
    const pseudo = pseudoDictionary();
    for (const [key, phrase] of Object.entries(en)) {
      const source = forms(phrase)[0] ?? "";
      const stretched = forms(Object.entries(pseudo).find(([other]) => other === key)?.[1] ?? "")[0] ?? "";
      expect(stretched.length, key).toBeGreaterThanOrEqual(source.length * 1.4);
      expect(stretched.startsWith("[")).toBe(true);
    }
  });
});
