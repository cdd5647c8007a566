// Builds the pages: node build.mjs [--out DIR]. Writes <page>.html and assets/<name>-<hash>.<ext>.
import { build } from "esbuild";
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { bundledStrings } from "./bundled-strings.mjs";
import { symbolSprite } from "./symbols.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const flag = process.argv.indexOf("--out");
const out = resolve(flag > 0 ? process.argv[flag + 1] : (process.env.SAYSO_WEB_OUT ?? join(here, "../build/web")));

// `budget`: kilobytes of gzipped JavaScript before the first question; a page over its budget stops the build.
// `words`: which English words are bundled, so that a first visit needs no further request.
const pages = [
  { html: "index.html", folder: "young-person", budget: 30, words: /^web\.(?!desk\.|kiosk\.|before\.\w+_nameless)/ },
  { html: "kiosk.html", folder: "kiosk", budget: 30, words: /^web\.(?!desk\.|home\.|welcome\.|sign_in\.|state\.)/ },
  {
    html: "desk.html",
    folder: "desk",
    budget: 120,
    words: /^web\.(answer|close|demo|exit|language|signal|tick|wait)\b/,
  },
  // The English of its preview; the studio's own words are in words.ts.
  { html: "studio.html", folder: "studio", budget: 120, words: /^web\.(answer|close|date|number|talk|tick)\b/ },
].filter(({ folder }) => existsSync(join(here, folder, "main.tsx")));

rmSync(join(out, "assets"), { recursive: true, force: true });
mkdirSync(join(out, "assets"), { recursive: true });
const sprite = symbolSprite(join(here, "../i18n/symbols"));
writeFileSync(join(out, "assets", sprite.file), sprite.text);

async function bundle({ folder, words }) {
  const { metafile } = await build({
    absWorkingDir: here,
    entryPoints: [
      { in: `${folder}/main.tsx`, out: folder },
      { in: `${folder}/style.css`, out: folder },
    ],
    bundle: true,
    minify: true,
    format: "esm",
    target: ["es2022", "chrome111", "safari16"],
    charset: "utf8",
    jsx: "automatic",
    jsxImportSource: "preact",
    legalComments: "none",
    outdir: join(out, "assets"),
    entryNames: "[name]-[hash]",
    assetNames: "[name]-[hash]",
    loader: { ".svg": "file" },
    publicPath: "/assets",
    define: { SYMBOLS: JSON.stringify(`/assets/${sprite.file}`) },
    metafile: true,
    logLevel: "warning",
    plugins: [bundledStrings(join(here, ".."), words)],
  });
  return (entry) => {
    const [file] = Object.entries(metafile.outputs).find(([, output]) => output.entryPoint === entry);
    return resolve(here, file);
  };
}

const zipped = (file) => gzipSync(readFileSync(file), { level: 9 }).length;
const kilobytes = (bytes) => (bytes / 1024).toFixed(1);

let over = false;
for (const page of pages) {
  const { html, folder, budget } = page;
  const made = await bundle(page);
  const script = made(`${folder}/main.tsx`);
  const style = made(`${folder}/style.css`);
  const text = readFileSync(join(here, folder, "index.html"), "utf8")
    .replaceAll("{{script}}", "/" + relative(out, script).replaceAll("\\", "/"))
    .replaceAll("{{style}}", "/" + relative(out, style).replaceAll("\\", "/"));
  writeFileSync(join(out, html), text);
  const size = zipped(script);
  if (size > budget * 1024) over = true;
  console.log(
    `${html}: script ${kilobytes(size)} of ${budget} KB, style ${kilobytes(zipped(style))} KB, gzipped` +
      (size > budget * 1024 ? " - OVER BUDGET" : ""),
  );
}
console.log(`${readdirSync(join(out, "assets")).length} assets in ${relative(process.cwd(), out) || "."}`);
if (over) process.exit(1);
