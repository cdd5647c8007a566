// Runs every *.test.ts of the pages: bundles it, then hands it to Node's own test runner.
import { build } from "esbuild";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { bundledStrings } from "./bundled-strings.mjs";

const here = dirname(fileURLToPath(import.meta.url));

function* tests(folder) {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (name === "node_modules") continue;
    if (statSync(path).isDirectory()) yield* tests(path);
    else if (/\.test\.tsx?$/.test(name)) yield path;
  }
}

const out = mkdtempSync(join(tmpdir(), "sayso-web-tests-"));
try {
  await build({
    entryPoints: Object.fromEntries([...tests(here)].map((path) => [relative(here, path).replaceAll("/", "."), path])),
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node18",
    outdir: out,
    outExtension: { ".js": ".mjs" },
    jsx: "automatic",
    jsxImportSource: "preact",
    define: { "process.env.SAYSO_ROOT": JSON.stringify(join(here, "..")), SYMBOLS: '"/assets/symbols.svg"' },
    loader: { ".css": "empty", ".woff2": "empty" },
    plugins: [bundledStrings(join(here, ".."), /^web\./)],
    // Browsers have it everywhere; Node 18 keeps it in a module.
    banner: { js: 'import { webcrypto } from "node:crypto"; globalThis.crypto ??= webcrypto;' },
    logLevel: "warning",
  });
  const files = readdirSync(out).map((name) => join(out, name));
  const { status } = spawnSync(process.execPath, ["--test", ...files], { stdio: "inherit" });
  process.exitCode = status ?? 1;
} finally {
  rmSync(out, { recursive: true, force: true });
}
