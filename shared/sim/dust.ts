/** Mass below this is dust: it is closed instead of carried. */
export const DUST = 1e-12;
/** Less than this is decided at once: a failure gets no further attempt, the tail of a service is cut. */
export const TRACE = 1e-9;
