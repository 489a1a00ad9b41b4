/**
 * The log: one JSON object a line, for a collector. It names exercises by code and people by nothing at all. Of an error
 * only its kind, code, message and stack are written: a database adds the values of a row to its own, and those may be
 * a name.
 */
import { pino } from "pino";
import type { DestinationStream, Logger } from "pino";
import { z } from "zod";

const codeShape = z.object({ code: z.string() });

export function createLog(level: string, to: DestinationStream): Logger {
  return pino({ level, serializers: { err: written } }, to);
}

function written(problem: unknown): object {
  if (!(problem instanceof Error)) return { type: typeof problem };
  const { name: type, message, stack } = problem;
  return { type, message, stack, ...codeShape.safeParse(problem).data };
}
