/** The table of commands: adding one is a file and a line here. */
import { backupCommand, restoreCommand } from "./backup.ts";
import { botsCommand } from "./bots.ts";
import type { Command } from "./command.ts";
import { drillCommand } from "./drill.ts";
import { formatCommand } from "./format.ts";
import { importCommand } from "./import.ts";
import { lintCommand } from "./lint.ts";
import { paceCommand } from "./pace.ts";
import { proofsCommand } from "./proofs.ts";
import { replayCommand } from "./replay.ts";
import { riskCommand } from "./risk.ts";
import { simulateCommand } from "./simulate.ts";
import { sweepCommand } from "./sweep.ts";

export const commands: readonly Command[] = [
  simulateCommand,
  formatCommand,
  proofsCommand,
  paceCommand,
  sweepCommand,
  replayCommand,
  lintCommand,
  importCommand,
  riskCommand,
  drillCommand,
  botsCommand,
  backupCommand,
  restoreCommand,
];
