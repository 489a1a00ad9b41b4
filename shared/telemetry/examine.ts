/** What one look finds, by the kind of look. Dependencies are found in play, which knows what the team has uncovered. */
import { unreachable } from "../base/index.ts";
import type { DiagnosticId } from "../protocol/index.ts";
import { changes, configDiff } from "./looks/changes.ts";
import { compare } from "./looks/compare.ts";
import { logs } from "./looks/logs.ts";
import { reports, synthetic, vendor } from "./looks/outside.ts";
import { red, saturation, store } from "./looks/panels.ts";
import { traces } from "./looks/traces.ts";
import type { Finding, Seen } from "./seen.ts";

/** `station` is the target's index; looks at everything ignore it. */
export function examine(
  seen: Seen,
  look: Exclude<DiagnosticId, "dependencies">,
  target: string,
  station: number,
): Finding {
  switch (look) {
    case "red":
      return red(seen, station, target);
    case "saturation":
      return saturation(seen, station, target);
    case "store":
      return store(seen, station, target);
    case "logs":
      return logs(seen, station, target);
    case "traces":
      return traces(seen, station, target);
    case "changes":
      return changes(seen);
    case "config-diff":
      return configDiff(seen, station, target);
    case "compare":
      return compare(seen);
    case "synthetic":
      return synthetic(seen);
    case "reports":
      return reports(seen);
    case "vendor":
      return vendor(seen, station, target);
    default:
      return unreachable(look);
  }
}
