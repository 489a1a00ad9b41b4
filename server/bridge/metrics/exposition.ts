/** Families of series in Prometheus' text format 0.0.4. What is not known is left out, never written as a zero. */

export interface Family {
  readonly name: string;
  /** With its unit. */
  readonly help: string;
  readonly type: "counter" | "gauge";
  readonly labels: readonly string[];
  readonly samples: readonly Sample[];
}

export interface Sample {
  /** In the order of the family's labels. */
  readonly labels: readonly string[];
  readonly value: number;
}

/** Of one family: the largest world has fewer, and a scraper is never sent more. */
const MOST_SERIES = 2000;

export function expose(families: readonly Family[]): string {
  return families
    .filter(({ samples }) => samples.length > 0)
    .map(({ name, help, type, labels, samples }) => {
      const lines = samples.slice(0, MOST_SERIES).map((sample) => line(name, labels, sample));
      return `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${lines.join("")}`;
    })
    .join("");
}

function line(name: string, labels: readonly string[], { labels: values, value }: Sample): string {
  const pairs = labels.map((label, n) => `${label}="${escaped(values[n] ?? "")}"`);
  return `${name}${pairs.length > 0 ? `{${pairs.join(",")}}` : ""} ${value}\n`;
}

function escaped(text: string): string {
  return text.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n");
}
