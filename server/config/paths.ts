/**
 * Where things lie in the repository, whether this code runs as source (tests) or compiled (`dist/`).
 * Found by walking up to the package's own package.json, so no path depends on the working directory.
 */
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

function repositoryRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, "package.json"))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error("This code no longer lies inside its package.");
    folder = parent;
  }
  return folder;
}

/** A file that is shipped as it is, such as a migration: `source("server/storage/migrations")`. */
export function source(path: string): string {
  return join(repositoryRoot(), path);
}

/** A file that the build makes. Workers and child processes start from it: Node 20 runs no TypeScript. */
export function built(path: string): string {
  return join(repositoryRoot(), "dist", path);
}
