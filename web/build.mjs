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

// `budget`: kilobytes of gzipped JavaScript before the first question; a page over its budget stops the build. What a
// page imports later (`import()`) is not in it, and waits for nobody.
// `words`: which English words are bundled, so that a first visit needs no further request.
const pages = [
  { html: "index.html", folder: "young-person", budget: 30, words: /^web\.(?!desk\.|kiosk\.|media\.|before\.\w+_nameless|safe\.|looks\.|helping\.|home\.(nothing|look|carry_on)$|own\.(?!door\.again))/ },
  { html: "kiosk.html", folder: "kiosk", budget: 30, words: /^web\.(?!desk\.|media\.|looks\.|helping\.|home\.|own\.|safe\.|welcome\.|sign_in\.|state\.)/ },
  {
    html: "desk.html",
    folder: "desk",
    budget: 120,
    words: /^web\.(answer|close|demo|exit|language|signal|tick|wait)\b/,
  },
  // The English of its preview; the studio's own words are in words.ts.
  { html: "studio.html", folder: "studio", budget: 120, words: /^web\.(answer|close|date|number|talk|tick)\b/ },
  { html: "examples.html", folder: "examples", budget: 40, words: /^web\.(?!desk\.|own\.|looks\.|helping\.)/ },
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
    splitting: true,
    chunkNames: "[name]-[hash]",
    target: ["es2022", "chrome111", "safari16"],
    charset: "utf8",
    jsx: "automatic",
    jsxImportSource: "preact",
    legalComments: "none",
    outdir: join(out, "assets"),
    entryNames: "[name]-[hash]",
    assetNames: "[name]-[hash]",
    loader: { ".svg": "file", ".woff2": "file" },
    publicPath: "/assets",
    define: { SYMBOLS: JSON.stringify(`/assets/${sprite.file}`) },
    metafile: true,
    logLevel: "warning",
    plugins: [bundledStrings(join(here, ".."), words)],
  });
  const outputOf = (entry) => Object.entries(metafile.outputs).find(([, output]) => output.entryPoint === entry)[0];
  return {
    style: resolve(here, outputOf(`${folder}/style.css`)),
    ...scripts(metafile, outputOf(`${folder}/main.tsx`)),
  };
}

/** The script of a page: first itself, then what it can not begin without; and what it asks for later. */
function scripts({ outputs }, entry) {
  const first = new Set([entry]);
  for (const file of first)
    for (const { path, kind } of outputs[file].imports) if (kind === "import-statement") first.add(path);
  const later = Object.keys(outputs).filter((file) => file.endsWith(".js") && !first.has(file));
  const absolute = (files) => [...files].map((file) => resolve(here, file));
  return { first: absolute(first), later: absolute(later) };
}

const zipped = (file) => gzipSync(readFileSync(file), { level: 9 }).length;
const zippedAll = (files) => files.reduce((sum, file) => sum + zipped(file), 0);
const address = (file) => "/" + relative(out, file).replaceAll("\\", "/");
const kilobytes = (bytes) => (bytes / 1024).toFixed(1);

let over = false;
for (const page of pages) {
  const { html, folder, budget } = page;
  const { first, later, style } = await bundle(page);
  const [script, ...parts] = first;
  // The parts of the first script are fetched beside it, not after it.
  const ahead = parts.map((part) => `\n    <link rel="modulepreload" href="${address(part)}" />`).join("");
  const text = readFileSync(join(here, folder, "index.html"), "utf8")
    .replace(/(<script type="module" src=")\{\{script\}\}("><\/script>)/, `$1${address(script)}$2${ahead}`)
    .replaceAll("{{style}}", address(style));
  writeFileSync(join(out, html), text);
  const size = zippedAll(first);
  if (size > budget * 1024) over = true;
  console.log(
    `${html}: script ${kilobytes(size)} of ${budget} KB, style ${kilobytes(zipped(style))} KB, gzipped` +
      (later.length > 0 ? `, later ${kilobytes(zippedAll(later))} KB` : "") +
      (size > budget * 1024 ? " - OVER BUDGET" : ""),
  );
}
console.log(`${readdirSync(join(out, "assets")).length} assets in ${relative(process.cwd(), out) || "."}`);
if (over) process.exit(1);
