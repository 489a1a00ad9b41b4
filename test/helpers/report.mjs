/**
 * Counts vitest's JSON report and tells what failed in it. Invariant: nothing that went wrong, and nothing that did not
 * run, counts as passed.
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

/**
 * A line for each failure, its file and the first line of what it says, to be read where only the end of a log is kept.
 * @param {{ testResults: { name: string, status: string, message: string,
 *   assertionResults: { fullName: string, status: string, failureMessages?: string[] }[] }[] }} report
 * @returns {string[]}
 */
export function failuresIn(report) {
  return report.testResults.flatMap(({ name, status, message, assertionResults }) => {
    const failed = assertionResults.filter((result) => result.status !== "passed");
    if (status === "failed" && failed.length === 0) return [line(name, "could not be loaded", message)];
    return failed.map((result) => line(name, result.fullName, result.failureMessages?.[0] ?? result.status));
  });
}

/** @param {string} file @param {string} what @param {string} message */
function line(file, what, message) {
  return `${file} › ${what}: ${message.split("\n", 1)[0]}`;
}
