// Our engine beside inkjs, xstate and json-logic-js: the same 24-question script, one run, CPU time, medians, ratios.
//
//   npm ci && node run.mjs --bench ../../../build/release/tests/bench/engine/engine_bench [--seconds 2] [--rounds 3]
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { answers, asFlow, steps } from "./script.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const option = (name, otherwise) => {
  const at = process.argv.indexOf(`--${name}`);
  return at > 0 ? process.argv[at + 1] : otherwise;
};
const ours = option("bench", join(here, "../../../build/release/tests/bench/engine/engine_bench"));
const seconds = option("seconds", "2");
const rounds = Number(option("rounds", "3"));

const folder = mkdtempSync(join(tmpdir(), "sayso-engine-bench-"));
const results = new Map();
try {
  writeFileSync(join(folder, "bench.yaml"), asFlow());
  writeFileSync(join(folder, "answers.json"), JSON.stringify(answers));
  const take = (text) => {
    for (const line of text.trim().split("\n")) {
      const result = JSON.parse(line);
      if (result.answers !== answers.length) throw new Error(`${result.engine} ended with ${result.answers} answers`);
      results.set(result.engine, [...(results.get(result.engine) ?? []), result.cpu_us_per_step]);
    }
  };
  // Round by round, so that what else the machine does falls on all of them.
  for (let round = 0; round < rounds; ++round) {
    take(execFileSync(ours, [join(folder, "bench.yaml"), join(folder, "answers.json"), join(here, "../../../i18n"), seconds], { encoding: "utf8" }));
    for (const name of ["inkjs", "xstate", "json-logic"])
      take(execFileSync(process.execPath, [join(here, "engines.mjs"), name, seconds], { encoding: "utf8" }));
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
const rows = [...results].map(([engine, times]) => ({ engine, time: median(times), least: Math.min(...times), most: Math.max(...times) }));
const yardstick = rows.find(({ engine }) => engine === "sayso, save/load each step").time;
console.log(`${steps.length} questions, ${answers.length} answered; ${rounds} rounds of ${seconds} s CPU each; Node ${process.version}`);
console.log("| engine | CPU us/step, median (least to most) | times ours with save/load |");
console.log("|---|---|---|");
for (const { engine, time, least, most } of rows)
  console.log(`| ${engine} | ${time.toFixed(2)} (${least.toFixed(2)} to ${most.toFixed(2)}) | ${(time / yardstick).toFixed(2)} |`);
