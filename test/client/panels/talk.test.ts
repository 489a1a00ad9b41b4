import { describe, expect, it } from "vitest";
import { commandOf, expanded, mentionAtEnd, newLines, piecesOf } from "../../../client/panels/chat/lines.ts";
import { featuresOf, impactSentence } from "../../../client/panels/comms/post.ts";
import { english, tomas } from "./scene.ts";

const { t } = english;

describe("a line of chat", () => {
  it("links cards that exist, marks names, and leaves every other word alone", () => {
    const pieces = piecesOf("@TRF see E8, not E99 (mail a@b.c)", new Set(["E8"]), new Set(["trf"]));
    expect(pieces.map(({ text }) => text).join("")).toBe("@TRF see E8, not E99 (mail a@b.c)");
    expect(pieces[0]).toEqual({ kind: "mention", text: "@TRF", isMe: true });
    expect(pieces.filter(({ kind }) => kind === "card").map(({ text }) => text)).toEqual(["E8"]);
  });

  it("becomes a form when a short command stands alone", () => {
    expect(expanded("/can ", t)).toContain("Condition:");
    expect(expanded("/sit", t)).toContain("Next at:");
    expect(expanded("we /can do it ", t)).toBe("we /can do it ");
  });

  it("knows the name that is being typed", () => {
    expect(mentionAtEnd("ask @No")).toBe("No");
    expect(mentionAtEnd("ask @")).toBe("");
    expect(mentionAtEnd("ask @Noor now")).toBe(null);
  });

  it("is new until it was seen, and one's own never is", () => {
    expect(newLines(tomas.common.chat, 4, "m4").map(({ n }) => n)).toEqual([5, 6]);
    expect(newLines(tomas.common.chat, 0, "m4").some(({ member }) => member === "m4")).toBe(false);
  });

  it("is a note or a reaction where it begins with one of their words", () => {
    const newest = { n: 7, tick: 0, member: "m2", seat: 1, text: "drain it", reactions: [] };
    expect(commandOf("/note store is full", newest)).toEqual({ type: "note.add", text: "store is full" });
    expect(commandOf("/object", newest)).toEqual({ type: "chat.react", line: 7, reaction: "objection" });
    expect(commandOf("/object", undefined)).toEqual({ type: "chat.say", text: "/object" });
    expect(commandOf("/objection, your honour", newest)).toMatchObject({ type: "chat.say" });
  });
});

describe("a status post", () => {
  it("names what customers do, read off the calls of users", () => {
    expect(featuresOf(tomas.common.map)).toEqual(["boot"]);
    expect(featuresOf(null)).toEqual([]);
  });

  it("begins with a sentence of features and places, and no internals", () => {
    const slots = { extent: "most", effect: "failing", features: ["boot"], regions: ["eu-west", "us-east"] } as const;
    expect(impactSentence(slots, t)).toBe("In eu-west, us-east, most people get errors with boot.");
    expect(impactSentence({ ...slots, features: [], regions: [] }, t)).toBe(
      "In some places, most people get errors with our service.",
    );
  });
});
