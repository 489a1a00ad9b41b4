/** What lint prints: one line per complaint as compilers write them, a closing count, and the world at rest as a table. */
import { must } from "../../../shared/base/index.ts";
import { problemText } from "../../documents/index.ts";
import { aligned } from "../table.ts";
import type { Checked, Complaint, RestTable } from "./check.ts";
import { figure, percent } from "./finding.ts";

export function countOf(files: readonly Checked[], severity: Complaint["severity"]): number {
  return files.flatMap(({ complaints }) => complaints).filter((complaint) => complaint.severity === severity).length;
}

/** `storm.yaml:12:7: error: world.services[0]: … Advice.` */
export function linesOf({ file, complaints }: Checked): readonly string[] {
  return complaints.map(({ severity, says, advice, ...place }) =>
    problemText(file, { ...place, says: `${severity}: ${says}${advice === "" ? "" : ` ${advice}`}` }),
  );
}

/** `unread`: how many files could not be read at all. */
export function closingLine(files: readonly Checked[], unread: number): string {
  const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;
  const found = [counted(countOf(files, "error"), "error"), counted(countOf(files, "warning"), "warning")].join(", ");
  return `${counted(files.length, "file")}, ${found}${unread > 0 ? `, ${unread} not read` : ""}`;
}

export function restText(file: string, { stationIds, rest }: RestTable): string {
  const rows = rest.stations.map(({ rps, slots, holdMs, ownUtilization, utilization, hitRatio }, s) => [
    must(stationIds[s], "station"),
    figure(rps),
    slots === null ? "no limit" : figure(slots),
    figure(holdMs),
    slots === null ? "-" : percent(ownUtilization),
    slots === null ? "-" : percent(utilization),
    hitRatio === null ? "" : percent(hitRatio),
  ]);
  const head = ["station", "requests/s", "slots", "held for ms", "own work", "held", "hit"];
  return `${file} at rest, by arithmetic\n${aligned([head, ...rows])}`;
}

export function jsonOfLint(files: readonly Checked[], unread: number, withRest: boolean): string {
  return JSON.stringify({
    format: "small-causes/lint@1",
    errors: countOf(files, "error"),
    warnings: countOf(files, "warning"),
    unread,
    files: files.map(({ file, complaints, rest }) => ({
      file,
      complaints,
      ...(withRest && rest
        ? { rest: rest.rest.stations.map((at, s) => ({ station: rest.stationIds[s], ...at })) }
        : {}),
    })),
  });
}
