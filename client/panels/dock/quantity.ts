/** A number of a chart in words, with its unit. The same function for the same quantity and language, so that charts stay. */
import { useMemo } from "preact/hooks";
import { useText } from "../../text/index.ts";
import type { Text } from "../../text/index.ts";
import type { Quantity } from "./plots.ts";

export function useQuantity(quantity: Quantity): (value: number) => string {
  const { format } = useText();
  return useMemo(() => showing(quantity, format), [quantity, format]);
}

export function showing(quantity: Quantity, format: Text["format"]): (value: number) => string {
  switch (quantity) {
    case "rate":
      return (value) => format.rate(value);
    case "ratio":
    case "level":
      return (value) => format.percent(value);
    case "ms":
      return (value) => format.duration(value);
    case "count":
      return (value) => format.count(value);
  }
}
