/** The risk report as one page of HTML that needs nothing else: no script, no font, no address. It prints as it stands. */
import { cellsOf, columns, containment, consequence, count, headline, partsOf, scope, why } from "./words.ts";
import type { Part } from "./words.ts";
import type { Finding, RiskReport } from "./report.ts";

const style = `body{font:15px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}
table{border-collapse:collapse;width:100%;font-size:13px}td,th{text-align:left;padding:.25rem .5rem;border-bottom:1px solid #ccc}
th:nth-child(2){width:28%}th:nth-child(n+3){text-align:right}td.n{text-align:right;font-variant-numeric:tabular-nums}h3{margin-bottom:0}code{font-size:90%;overflow-wrap:anywhere}
section{break-inside:avoid}.bar{display:block;height:4px;background:#b3261e}@media print{body{margin:0;max-width:none}}`;

export function htmlOf(report: RiskReport, fileOf: (rank: number) => string | null): string {
  const { scenario, findings, screened, seed } = report;
  const title = `Risks of ${scenario.title}`;
  const most = Math.max(1, ...findings.map(({ outcome }) => outcome.userMinutes));
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${text(title)}</title>
<style>${style}</style>
</head>
<body>
<h1>${text(title)}</h1>
<p><strong>${text(headline(report))}</strong></p>
<p>${text(scope(report))}</p>
${partsOf(report)
  .map((part) => tableOf(part, most))
  .join("\n")}
<h2>The worst, and what contains them</h2>
${findings.flatMap((finding, n) => (finding.tried === null ? [] : [section(finding, n + 1, seed, fileOf(n + 1))])).join("\n")}
<h2>Only screened</h2>
<table>
<thead><tr><th>fault</th><th>user-minutes by the steady state</th></tr></thead>
<tbody>
${screened.map(({ fault, userMinutes }) => `<tr><td>${code(fault.id)}</td><td class="n">${count(userMinutes)}</td></tr>`).join("\n")}
</tbody>
</table>
</body>
</html>
`;
}

function tableOf({ title, rows }: Part, most: number): string {
  return `<h2>${title}</h2>
<table>
<thead><tr>${columns.map((name) => `<th>${name}</th>`).join("")}</tr></thead>
<tbody>
${rows.map(({ rank, finding }) => row(finding, rank, most)).join("\n")}
</tbody>
</table>`;
}

function row(finding: Finding, rank: number, most: number): string {
  const width = ((100 * finding.outcome.userMinutes) / most).toFixed(1);
  const cells = cellsOf(finding).map((cell) => `<td class="n">${text(cell)}</td>`);
  return `<tr><td>${rank}</td><td>${code(finding.fault.id)}<span class="bar" style="width:${width}%"></span></td>${cells.join("")}</tr>`;
}

function section(finding: Finding, rank: number, seed: string, file: string | null): string {
  const command =
    file === null ? "" : `<p>${code(`npm run -s cli -- simulate ${file} --policy none --seed ${seed}`)}</p>`;
  return `<section><h3>${rank}. ${text(finding.fault.says)}</h3>
<p>${text(consequence(finding))} ${text(why(finding))}</p>
<p>${text(containment(finding))}</p>${command}</section>`;
}

function code(raw: string): string {
  return `<code>${text(raw)}</code>`;
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function text(raw: string): string {
  return raw.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
}
