/**
 * All proofs of the library, by the command that authors use: each scenario under each seed in a process of its own, on
 * the built engine, as many at once as there are cores. One seed, which changes with the commit, tries every single
 * action too. Invariant: a proof that gave no answer has failed.
 */
import { spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { rotate } from "./rotate.mjs";

/** @typedef {{ id: string, seed: number, isQuick: boolean }} Proof */
/** @typedef {{ proof: Proof, claims: { claim: string, ok: boolean, measured: string }[] | null }} Answer */

const SEEDS = [1, 2, 3, 4, 5];
const LIMIT_MS = 60 * 60_000;

/** @param {string} root @param {string} commit @returns {Promise<{ passed: number, failed: number, note: string, failures: string[] }>} */
export async function proveLibrary(root, commit) {
  const ids = readdirSync(join(root, "shared/content/scenarios"))
    .filter((file) => file.endsWith(".yaml"))
    .map((file) => file.slice(0, -".yaml".length));
  const proofs = proofsOf(ids, commit);
  /** @type {Answer[]} */
  const answers = [];
  const waiting = [...proofs];
  const work = async () => {
    for (let proof = waiting.shift(); proof; proof = waiting.shift()) {
      const answer = await prove(root, proof);
      answers.push(answer);
      process.stdout.write(`  ${lineOf(answer)} (${answers.length} of ${proofs.length})\n`);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return countClaims(answers);
}

/** The long ones first. @param {string[]} ids @param {string} commit @returns {Proof[]} */
export function proofsOf(ids, commit) {
  const [thorough] = rotate(SEEDS, 1, commit);
  return ids
    .flatMap((id) => SEEDS.map((seed) => ({ id, seed, isQuick: seed !== thorough })))
    .sort((a, b) => Number(a.isQuick) - Number(b.isQuick));
}

/** @param {readonly Answer[]} answers */
export function countClaims(answers) {
  const claims = answers.flatMap(({ claims }) => claims ?? []);
  const failed = claims.filter(({ ok }) => !ok).length;
  const silent = answers.filter(({ claims }) => claims === null || claims.length === 0).length;
  const failures = answers.filter(({ claims }) => !claims?.length || claims.some(({ ok }) => !ok)).map(lineOf);
  return { passed: claims.length - failed, failed: failed + silent, note: `${answers.length} proofs`, failures };
}

/** @param {Answer} answer */
function lineOf({ proof: { id, seed, isQuick }, claims }) {
  const broken = (claims ?? []).filter(({ ok }) => !ok).map(({ claim, measured }) => `${claim}: ${measured}`);
  const says = !claims?.length ? "no answer" : broken.length > 0 ? broken.join("; ") : `${claims.length} claims hold`;
  return `${id}, seed ${seed}${isQuick ? "" : " with every action"}: ${says}`;
}

/** @param {string} root @param {Proof} proof @returns {Promise<Answer>} */
function prove(root, proof) {
  const { id, seed, isQuick } = proof;
  const asked = ["--scenario", id, "--seed", String(seed), "--seeds", "1", "--json", ...(isQuick ? ["--quick"] : [])];
  const args = ["dist/server/cli/main.js", "proofs", ...asked];
  const child = spawn(process.execPath, args, { cwd: root, stdio: ["ignore", "pipe", "ignore"], timeout: LIMIT_MS });
  /** @type {string[]} */
  const chunks = [];
  child.stdout.on("data", (chunk) => chunks.push(String(chunk)));
  return new Promise((resolve) => {
    child.on("error", () => resolve({ proof, claims: null }));
    child.on("close", () => resolve({ proof, claims: claimsIn(chunks.join("")) }));
  });
}

/** @param {string} printed @returns {Answer["claims"]} */
export function claimsIn(printed) {
  try {
    return JSON.parse(printed).scenarios[0].claims;
  } catch {
    return null;
  }
}
