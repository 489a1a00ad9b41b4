/** What one look finds, by the kind of look. Dependencies are found in play, which knows what the team has uncovered. */
import { unreachable } from "../base/index.ts";
import type { DiagnosticId } from "../protocol/index.ts";
import { changes, configDiff } from "./looks/changes.ts";
import { compare } from "./looks/compare.ts";
import { logs } from "./looks/logs.ts";
import { reports, synthetic, vendor } from "./looks/outside.ts";
import { red, saturation, store } from "./looks/panels.ts";
import { traces } from "./looks/traces.ts";
import { latest } from "./history.ts";
import { ageNotes } from "./seen.ts";
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
      return aged(red(seen, station, target), seen, station);
    case "saturation":
      return aged(saturation(seen, station, target), seen, station);
    case "store":
      return aged(store(seen, station, target), seen, station);
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

/** A look at a station's numbers says when they are old. */
function aged(finding: Finding, { history }: Seen, station: number): Finding {
  const notes = ageNotes(latest(history)?.stations[station]?.ageTicks);
  return notes.length === 0 ? finding : { ...finding, notes };
}
