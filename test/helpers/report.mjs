/**
 * Counts vitest's JSON report. Invariant: nothing that went wrong, and nothing that did not run, counts as passed.
 */

/**
 * A file that could not be loaded, a skipped test and an error outside any test are failures too.
 * @param {{ testResults: { status: string, assertionResults: { status: string }[] }[] }} report
 * @param {number | null} code vitest's exit code
 * @returns {{ passed: number, failed: number, note: string }}
 */
export function countTests(report, code) {
  const results = report.testResults.flatMap((file) => file.assertionResults);
  const passed = results.filter((result) => result.status === "passed").length;
  const unloaded = report.testResults.filter(
    (file) => file.status === "failed" && file.assertionResults.length === 0,
  ).length;
  const failed = results.length - passed + unloaded;
  if (results.length === 0) return { passed, failed: Math.max(1, failed), note: "no test ran" };
  if (code !== 0 && failed === 0) return { passed, failed: 1, note: "failed outside any test" };
  return { passed, failed, note: `${report.testResults.length} files` };
}
