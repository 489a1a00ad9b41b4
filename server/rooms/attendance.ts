/**
 * Who is there. A dropped link is not a leave: only after a while without any link a member counts as away, and the
 * seat stays theirs. This is real time, which a pause does not stop.
 */
export const AWAY_AFTER_MS = 15_000;

export interface Attendance {
  /** A member has no link any more, or has none yet. */
  missing(member: string, nowMs: number): void;
  /** A member is here, or is none any more. */
  found(member: string): void;
  /** Those who have just become away; each is named once. */
  overdue(nowMs: number): readonly string[];
}

export function createAttendance(): Attendance {
  const missingSince = new Map<string, number>();
  return {
    missing(member, nowMs) {
      if (!missingSince.has(member)) missingSince.set(member, nowMs);
    },
    found: (member) => void missingSince.delete(member),
    overdue(nowMs) {
      const late = [...missingSince].filter(([, since]) => nowMs - since >= AWAY_AFTER_MS).map(([member]) => member);
      for (const member of late) missingSince.delete(member);
      return late;
    },
  };
}
