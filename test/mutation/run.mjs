/**
 * `node test/mutation/run.mjs --n 40 --seed 1`: breaks one line of shared/sim at a time, in a copy of the tree, and sees
 * whether a test turns red. Prints who noticed, and the mutants that nobody did. Not a check: it takes minutes to hours,
 * and some survivors mean the same as the original. docs/tools.md tells how to read it.
 *
 * Tests run in stages, the quick ones first; the first failure ends a mutant. `--stages laws,quick,slow,golden` chooses them,
 * `--only 3,7` repeats single mutants of the same draw, `--in shared/sim/systems` draws elsewhere.
 */
import { spawn } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { createServer } from "vite";

const root = fileURLToPath(new URL("../..", import.meta.url));
const { values } = parseArgs({
  options: {
    n: { type: "string", default: "40" },
    seed: { type: "string", default: "1" },
    stages: { type: "string", default: "laws,quick,slow,golden" },
    only: { type: "string" },
    in: { type: "string", default: "shared/sim" },
  },
});

/** What takes a second or two alone comes first. Golden recordings notice nearly everything and say nothing about why. */
const late = ["monitoring", "simulation", "channels", "logs", "defects.laws"].map((name) => `test/sim/${name}.test.ts`);
const isLaw = (/** @type {string} */ file) => file.endsWith(".laws.test.ts");
const early = testsIn("test/sim").filter((file) => !late.includes(file));
const stages = {
  laws: early.filter(isLaw),
  quick: early.filter((file) => !isLaw(file)),
  slow: [...testsIn("test/sim/random"), ...late],
  golden: testsIn("test/golden"),
};
/** A mutant that runs so many times longer than the original never ends. */
const PATIENCE = 6;

/** @param {string} folder */
function testsIn(folder) {
  return readdirSync(join(root, folder))
    .filter((name) => name.endsWith(".test.ts"))
    .map((name) => `${folder}/${name}`);
}

async function draw() {
  const server = await createServer({
    root,
    configFile: false,
    server: { middlewareMode: true, hmr: false, ws: false },
    logLevel: "error",
  });
  try {
    const { drawMutants } = await server.ssrLoadModule("/test/mutation/mutants.ts");
    return drawMutants([values.in], Number(values.n), values.seed);
  } finally {
    await server.close();
  }
}

/** A copy of the tree that may be broken; packages are shared with the original. */
function copyTree() {
  const copy = mkdtempSync(join(tmpdir(), "mutation-"));
  const skipped = new Set(["node_modules", "dist", "data", "coverage", ".git", ".cache"]);
  cpSync(root, copy, { recursive: true, filter: (from) => !skipped.has(relative(root, from)) });
  symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
  return copy;
}

/**
 * The first test that fails, "no answer" for a run that never ends, or null when all is green.
 * @param {string} copy @param {string[]} files @param {number} limitMs
 */
async function redTest(copy, files, limitMs) {
  const report = join(copy, "report.json");
  rmSync(report, { force: true });
  const plain = ["run", "--config", "test/vitest.config.ts", "--project", "unit", "--bail=1", "--pool=threads"];
  const one = ["--no-isolate", "--no-file-parallelism", "--reporter=json", `--outputFile=${report}`];
  const child = spawn(process.execPath, [join(root, "node_modules/vitest/vitest.mjs"), ...plain, ...one, ...files], {
    cwd: copy,
    stdio: "ignore",
    timeout: limitMs,
    killSignal: "SIGKILL",
  });
  const code = await new Promise((resolve) => child.on("close", resolve));
  if (code === 0) return null;
  if (!existsSync(report)) return "no answer";
  const { testResults } = JSON.parse(readFileSync(report, "utf8"));
  for (const { name, assertionResults, status } of testResults) {
    const failed = assertionResults.find(({ status: state }) => state === "failed");
    if (failed) return `${relative(copy, name)}: ${failed.fullName}`;
    if (status === "failed") return `${relative(copy, name)}: could not start`;
  }
  throw new Error("the tests failed and none of them says so");
}

const chosen = values.stages.split(",").map((name) => {
  if (!(name in stages)) throw new Error(`No stage ${name}; there are ${Object.keys(stages).join(", ")}.`);
  return { name, files: stages[name] };
});
const drawn = await draw();
const only = values.only?.split(",").map(Number) ?? drawn.map((_, index) => index + 1);
const copy = copyTree();
const survivors = [];
let tried = 0;
const noticed = new Map(chosen.map(({ name }) => [name, 0]));
try {
  for (const stage of chosen) {
    const startedAt = performance.now();
    const red = await redTest(copy, stage.files, 3_600_000);
    if (red !== null) throw new Error(`Nothing is broken yet, and it is red: ${red}`);
    stage.limitMs = Math.round(60_000 + PATIENCE * (performance.now() - startedAt));
  }
  for (const [index, mutant] of drawn.entries()) {
    if (!only.includes(index + 1)) continue;
    tried++;
    const file = join(copy, mutant.path);
    const original = readFileSync(file, "utf8");
    writeFileSync(file, mutant.text);
    let red = null;
    for (const { name, files, limitMs } of chosen) {
      red = await redTest(copy, files, limitMs);
      if (red === null) continue;
      noticed.set(name, noticed.get(name) + 1);
      break;
    }
    writeFileSync(file, original);
    const what = `${index + 1} ${mutant.path}:${mutant.line} ${mutant.kind}: ${mutant.before} -> ${mutant.after}`;
    if (red === null) survivors.push(what);
    console.log(red === null ? `SURVIVED ${what}` : `noticed  ${what}\n         by ${red}`);
  }
} finally {
  rmSync(copy, { recursive: true });
}
const share = [...noticed].map(([name, count]) => `${count} by ${name}`).join(", ");
console.log(`\n${tried - survivors.length} of ${tried} noticed (${share}); ${survivors.length} survived:`);
for (const survivor of survivors) console.log(`  ${survivor}`);
