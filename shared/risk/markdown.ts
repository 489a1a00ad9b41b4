/** The risk report as Markdown. Names and titles come from whoever imported the world: cells escape what would be markup. */
import { cellsOf, columns, containment, consequence, count, headline, partsOf, scope, why } from "./words.ts";
import type { RiskReport } from "./report.ts";

/** `fileOf` says under which file a finding can be simulated by hand, where files were kept. */
export function markdownOf(report: RiskReport, fileOf: (rank: number) => string | null): string {
  const { scenario, findings, screened, seed } = report;
  return `${[
    `# Risks of ${text(scenario.title)}`,
    text(headline(report)),
    text(scope(report)),
    ...partsOf(report).flatMap(({ title, rows }) => [
      `## ${title}`,
      table(
        columns,
        rows.map(({ rank, finding }) => [`${rank}`, `\`${finding.fault.id}\``, ...cellsOf(finding)]),
      ),
    ]),
    "## The worst, and what contains them",
    ...findings.flatMap((finding, n) => {
      if (finding.tried === null) return [];
      const file = fileOf(n + 1);
      return [
        `### ${n + 1}. ${text(finding.fault.says)}`,
        [text(consequence(finding)), text(why(finding)), text(containment(finding))].join("\n"),
        ...(file === null ? [] : [`\`npm run -s cli -- simulate ${file} --policy none --seed ${seed}\``]),
      ];
    }),
    "## Only screened",
    screened.length === 0
      ? "None."
      : table(
          ["fault", "user-minutes by the steady state"],
          screened.map(({ fault, userMinutes }) => [`\`${fault.id}\``, count(userMinutes)]),
        ),
  ].join("\n\n")}\n`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

function text(raw: string): string {
  return raw.replace(/\s+/g, " ").replace(/[\\`*_{}[\]<>|#]/g, (sign) => `\\${sign}`);
}
