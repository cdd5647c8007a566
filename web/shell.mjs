// What stands in a page before its script has come: the first screen, drawn from the same components, and its style.
import { build } from "esbuild";
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

// As much of a browser as the modules of a page touch when they are loaded.
const noBrowser = `
const nothing = () => {};
globalThis.addEventListener = nothing;
globalThis.document = { documentElement: { classList: { toggle: nothing }, dataset: {} }, addEventListener: nothing, querySelector: () => null, getElementById: () => null };
globalThis.location = { search: "", hash: "", pathname: "/", host: "", protocol: "https:" };
globalThis.history = { replaceState: nothing, state: null };
`;

/** What `shell.tsx` of a page exports, as HTML: `{ nobody, known }`. */
export async function drawShells(entry, options) {
  const folder = mkdtempSync(join(tmpdir(), "sayso-shell-"));
  try {
    const file = join(folder, "shell.mjs");
    await build({ ...options, entryPoints: [entry], outfile: file, platform: "node", format: "esm", splitting: false, bundle: true, target: "node18", loader: { ".svg": "dataurl", ".woff2": "empty", ".css": "empty" }, banner: { js: noBrowser } });
    const { shells } = await import(pathToFileURL(file).href);
    return shells;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The hash by which the Content-Security-Policy knows this very text. */
export const hashOf = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/**
 * An esbuild plugin that keeps what a page begins with in one file, so that it is one request: whatever comes later counts
 * on all of it, and so no part of it is split off.
 */
export function oneFirstFile(entry, read) {
  const later = new Set();
  return {
    name: "one-first-file",
    setup(build) {
      build.onResolve({ filter: /^\./ }, async ({ path, kind, resolveDir, importer, pluginData }) => {
        if (kind !== "dynamic-import" || pluginData === later) return undefined;
        const found = await build.resolve(path, { kind, resolveDir, importer, pluginData: later });
        later.add(found.path);
        return found;
      });
      build.onLoad({ filter: /\.tsx?$/ }, ({ path }) =>
        later.has(path) ? { contents: `import ${JSON.stringify(entry)};\n${read(path)}`, loader: path.endsWith("x") ? "tsx" : "ts" } : undefined,
      );
    },
  };
}
