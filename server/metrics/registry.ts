/**
 * Counters, gauges and histograms, and how Prometheus reads them: its text format 0.0.4. Labels come from short lists of
 * words and never from people; whatever would make more series than MOST_SERIES is counted under "other".
 */

/** Adds to the series with these values of the labels. */
export type Counter = (values?: readonly string[], by?: number) => void;

/** `times`: how often this value was seen. */
export type Histogram = (value: number, times?: number) => void;

export interface Sample {
  readonly labels: readonly string[];
  readonly value: number;
}

export interface Registry {
  readonly counter: (name: string, help: string, labels?: readonly string[]) => Counter;
  /** `bounds` rise. */
  readonly histogram: (name: string, help: string, bounds: readonly number[]) => Histogram;
  /** What is read when somebody asks; a name that ends in `_total` is a counter, any other a gauge. */
  readonly reading: (
    name: string,
    help: string,
    read: () => number | readonly Sample[],
    labels?: readonly string[],
  ) => void;
  readonly text: () => string;
}

export const CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";
export const MOST_SERIES = 200;

export function createRegistry(): Registry {
  const families = new Map<string, () => string>();

  function family(name: string, help: string, kind: string, lines: () => readonly string[]): void {
    if (families.has(name)) throw new Error(`There is a metric called ${name} already.`);
    const head = `# HELP ${name} ${help}\n# TYPE ${name} ${kind}\n`;
    families.set(name, () => head + lines().join(""));
  }

  return {
    counter(name, help, labels = []) {
      const series = new Map<string, number>(labels.length === 0 ? [["", 0]] : []);
      family(name, help, "counter", () => [...series].map(([key, value]) => line(name, key, value)));
      return (values = [], by = 1) => {
        const key = keyOf(labels, values);
        const kept = series.has(key) || series.size < MOST_SERIES ? key : keyOf(labels, []);
        series.set(kept, (series.get(kept) ?? 0) + by);
      };
    },

    histogram(name, help, bounds) {
      const counts = bounds.map(() => 0);
      let [sum, count] = [0, 0];
      family(name, help, "histogram", () => {
        let below = 0;
        const buckets = bounds.map((bound, i) => line(`${name}_bucket`, `{le="${bound}"}`, (below += counts[i] ?? 0)));
        const all = line(`${name}_bucket`, `{le="+Inf"}`, count);
        return [...buckets, all, line(`${name}_sum`, "", sum), line(`${name}_count`, "", count)];
      });
      return (value, times = 1) => {
        const place = bounds.findIndex((bound) => value <= bound);
        if (place >= 0) counts[place] = (counts[place] ?? 0) + times;
        sum += value * times;
        count += times;
      };
    },

    reading(name, help, read, labels = []) {
      family(name, help, name.endsWith("_total") ? "counter" : "gauge", () => {
        const told = read();
        if (typeof told === "number") return [line(name, "", told)];
        return told.map((sample) => line(name, keyOf(labels, sample.labels), sample.value));
      });
    },

    text: () => [...families.values()].map((write) => write()).join(""),
  };
}

function line(name: string, labels: string, value: number): string {
  return `${name}${labels} ${value}\n`;
}

/** A value that is missing is "other". */
function keyOf(labels: readonly string[], values: readonly string[]): string {
  if (labels.length === 0) return "";
  return `{${labels.map((label, i) => `${label}="${escaped(values[i] ?? "other")}"`).join(",")}}`;
}

function escaped(text: string): string {
  return text.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n");
}
