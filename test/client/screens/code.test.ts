import { describe, expect, it } from "vitest";
import { codeOf, foldCode } from "../../../client/screens/landing/code.ts";

describe("a typed code", () => {
  it("is folded to upper case without spaces and dashes", () => {
    expect(foldCode("k7-mq 4")).toEqual({ code: "K7MQ4", unused: [] });
  });

  it("is found in a pasted link", () => {
    expect(foldCode("https://drill.example/r/k7mq4?from=chat")).toEqual({ code: "K7MQ4", unused: [] });
    expect(foldCode("http://127.0.0.1:8080/r/K7MQ4/screen")).toEqual({ code: "K7MQ4", unused: [] });
  });

  it("names the characters that are in no code, each once", () => {
    expect(foldCode("K7O")).toEqual({ code: "K7", unused: ["O"] });
    expect(foldCode("1i5s")).toEqual({ code: "", unused: ["1", "I", "5", "S"] });
  });

  it("stops at five characters", () => {
    expect(foldCode("K7MQ4WX")).toEqual({ code: "K7MQ4", unused: [] });
  });

  it("counts as a code only when all of it is one", () => {
    expect(codeOf("k7mq4")).toBe("K7MQ4");
    expect(codeOf("K7MQ")).toBeUndefined();
    expect(codeOf("K7MQO4")).toBeUndefined();
  });
});
