import { expect, it } from "vitest";
import { createLog } from "../../server/log.ts";

function logged(problem: unknown): string {
  const lines: string[] = [];
  createLog("info", { write: (line) => void lines.push(line) }).error({ code: "ABCDE", err: problem }, "it went wrong");
  return lines.join("");
}

it("says of an error what it is and where, and leaves out what it carries", () => {
  const problem = Object.assign(new Error("duplicate key"), {
    code: "23505",
    detail: "Key (name)=(Zebedee) already exists.",
    parameters: ["Zebedee"],
    body: { name: "Zebedee" },
  });
  const text = logged(problem);
  expect(JSON.parse(text)).toMatchObject({
    level: 50,
    code: "ABCDE",
    msg: "it went wrong",
    err: { type: "Error", message: "duplicate key", code: "23505" },
  });
  expect(text).toContain("log.test.ts");
  expect(text).not.toContain("Zebedee");
});

it("writes nothing of what is thrown that is no error", () => {
  expect(logged({ name: "Zebedee" })).not.toContain("Zebedee");
  expect(logged("Zebedee")).not.toContain("Zebedee");
});
