/** How much of a stranger's files is read. docs/limits.md says the same. */

/** Characters of one file that is JSON or plain text, and of one that is YAML, which takes far longer to read. */
export const LARGEST_FILE = 8_000_000;
export const LARGEST_YAML = 2_000_000;
/** Characters of all files together. */
export const LARGEST_SUM = 16_000_000;
export const MOST_FILES = 20;
/** Lists and fields within each other. */
export const DEEPEST = 100;
/** Services of all files together, and calls between them. */
export const MOST_SERVICES = 2000;
export const MOST_CALLS = 20_000;
