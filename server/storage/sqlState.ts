/** PostgreSQL's five-character error code; undefined when the problem is not the database's answer. */
import { z } from "zod";

const answerShape = z.object({ code: z.string().regex(/^[0-9A-Z]{5}$/), severity: z.string() });

export function sqlState(problem: unknown): string | undefined {
  return answerShape.safeParse(problem).data?.code;
}
