/** Mass below this is dust: it is closed instead of carried. */
export const DUST = 1e-12;
