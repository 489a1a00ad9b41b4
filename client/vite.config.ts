/**
 * Builds the browser's half into dist/client: hashed assets, Phaser in a chunk of its own that no first screen asks for.
 * Only index.html is built; gallery.html exists for the development server and the tests alone.
 */
import { defineConfig } from "vite";
import type { Plugin } from "vite";
import { parse } from "yaml";
import { scenarioSchema } from "../shared/content/index.ts";

/**
 * A scenario file that a module imports arrives as the scenario itself, checked and with its defaults: the browser
 * carries neither reader nor schema. A wrong file fails the build.
 */
export function scenarioFiles(): Plugin {
  return {
    name: "scenario-files",
    transform(text, file) {
      if (!file.endsWith(".yaml")) return null;
      const code = `export default ${JSON.stringify(scenarioSchema.parse(parse(text)))};`;
      return { code, map: null, moduleType: "js" };
    },
  };
}

export default defineConfig({
  root: import.meta.dirname,
  plugins: [scenarioFiles()],
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    outDir: "../dist/client",
    emptyOutDir: true,
    target: "es2022",
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      // Modules of shared/ do nothing when loaded (STYLE.md 6), so what a door offers and nobody takes, like the command
      // schema with its zod, stays out.
      treeshake: { moduleSideEffects: [{ test: /[\\/]shared[\\/]/, sideEffects: false }] },
      output: { codeSplitting: { groups: [{ name: "phaser", test: /node_modules[\\/]phaser/ }] } },
    },
  },
  optimizeDeps: { entries: ["index.html", "gallery.html"] },
});
