import { expect, it } from "vitest";
import { countTests, failuresIn } from "./report.mjs";

/** A report of one file with these results. */
function report(status: string, ...results: readonly string[]) {
  return { testResults: [{ status, assertionResults: results.map((result) => ({ status: result })) }] };
}

it("counts each test once", () => {
  expect(countTests(report("failed", "passed", "failed", "passed"), 1)).toMatchObject({ passed: 2, failed: 1 });
});

it("counts a skipped test as failed: nobody saw it pass", () => {
  expect(countTests(report("passed", "passed", "skipped", "todo"), 0)).toMatchObject({ passed: 1, failed: 2 });
});

it("counts a file that could not be loaded", () => {
  expect(countTests(report("failed"), 1)).toMatchObject({ passed: 0, failed: 1 });
});

it("fails when no test ran at all", () => {
  expect(countTests({ testResults: [] }, 0)).toMatchObject({ passed: 0, failed: 1 });
});

it("fails when all tests passed but vitest did not", () => {
  expect(countTests(report("passed", "passed"), 1)).toMatchObject({ passed: 1, failed: 1 });
});

it("names each failure with the first line of what it says", () => {
  const assertionResults = [
    { fullName: "adds", status: "passed", failureMessages: [] },
    { fullName: "divides", status: "failed", failureMessages: ["expected 2 to be 3\n    at somewhere"] },
    { fullName: "waits", status: "skipped", failureMessages: [] },
  ];
  expect(
    failuresIn({
      testResults: [
        { name: "a.test.ts", status: "failed", message: "", assertionResults },
        { name: "b.test.ts", status: "failed", message: "No such module\n    at somewhere", assertionResults: [] },
      ],
    }),
  ).toEqual([
    "a.test.ts › divides: expected 2 to be 3",
    "a.test.ts › waits: skipped",
    "b.test.ts › could not be loaded: No such module",
  ]);
});
