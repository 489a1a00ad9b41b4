/** What one look finds, by the kind of look. Dependencies are found in play, which knows what the team has uncovered. */
import { unreachable } from "../base/index.ts";
import type { Tick } from "../base/index.ts";
import type { DiagnosticId } from "../protocol/index.ts";
import type { Instruments } from "../sim/index.ts";
import { canary } from "./looks/canary.ts";
import { changes, configDiff } from "./looks/changes.ts";
import { compare } from "./looks/compare.ts";
import { dump, path } from "./looks/direct.ts";
import { logs } from "./looks/logs.ts";
import { reports, synthetic, vendor } from "./looks/outside.ts";
import { red, saturation, store } from "./looks/panels.ts";
import { specialist } from "./looks/specialist.ts";
import { traces } from "./looks/traces.ts";
import { latest } from "./history.ts";
import { ageNotes } from "./seen.ts";
import type { Finding, Seen } from "./seen.ts";

/** `station` is the target's index; looks at everything ignore it. */
export function examine(
  seen: Seen,
  instruments: Instruments,
  look: Exclude<DiagnosticId, "dependencies">,
  target: string,
  station: number,
): Finding {
  switch (look) {
    case "red":
      return aged(red(seen, station, target), ageAt(seen, station));
    case "saturation":
      return aged(saturation(seen, station, target), ageAt(seen, station));
    case "store":
      return aged(store(seen, station, target), ageAt(seen, station));
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
      return aged(synthetic(seen), latest(seen.history)?.usersAgeTicks);
    case "reports":
      return reports(seen);
    case "vendor":
      return vendor(seen, station, target);
    case "dump":
      return dump(seen, station, target, instruments.inside(station));
    case "path":
      return path(target, instruments.paths(station));
    case "canary":
      return canary(seen, station, target);
    case "specialist": {
      const taken = usual.map((each) => examine(seen, instruments, each, target, station));
      return specialist(target, seen.tick, taken);
    }
    default:
      return unreachable(look);
  }
}

/** What a specialist looks at first. */
const usual = ["path", "dump", "saturation", "red", "logs", "config-diff"] as const;

function ageAt({ history }: Seen, station: number): Tick | undefined {
  return latest(history)?.stations[station]?.ageTicks;
}

/** A look at numbers says when they are old. */
function aged(finding: Finding, ageTicks: Tick | undefined): Finding {
  const notes = ageNotes(ageTicks);
  return notes.length === 0 ? finding : { ...finding, notes };
}
