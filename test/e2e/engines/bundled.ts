/** A module of this folder with all that it imports, as one script for a page. */
import { fileURLToPath } from "node:url";
import { build } from "vite";

export async function bundled(name: string): Promise<string> {
  const entry = fileURLToPath(new URL(name, import.meta.url));
  const made = await build({
    configFile: false,
    logLevel: "error",
    build: { write: false, target: "es2022", lib: { entry, formats: ["iife"], name: "engines" } },
  });
  const chunks = [made].flat().flatMap((one) => ("output" in one ? one.output : []));
  return chunks.map((chunk) => (chunk.type === "chunk" ? chunk.code : "")).join("\n");
}
