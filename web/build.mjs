// Builds the pages: node build.mjs [--out DIR]. Writes <page>.html and assets/<name>-<hash>.<ext>.
import { build, buildSync } from "esbuild";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { bundledStrings } from "./bundled-strings.mjs";
import { drawShells, hashOf, oneFirstFile } from "./shell.mjs";
import { symbolSprite } from "./symbols.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const flag = process.argv.indexOf("--out");
const out = resolve(flag > 0 ? process.argv[flag + 1] : (process.env.SAYSO_WEB_OUT ?? join(here, "../build/web")));

// `budget`: kilobytes of gzipped JavaScript before the first question; a page over its budget stops the build. What a
// page imports later (`import()`) is not in it, and waits for nobody.
// `firstScreen`: kilobytes on the wire of all that stands before it can be used, style and words in the HTML included.
// `words`: which English words are bundled, so that a first visit needs no further request.
const pages = [
  { html: "index.html", folder: "young-person", budget: 30, firstScreen: 50, words: /^web\.(?!desk\.|kiosk\.|media\.|before\.(\w+_nameless|no_name)$|stop\.lead_kiosk$|safe\.|looks\.|helping\.|keys\.|picture\.|home\.(nothing|look|carry_on)$|own\.(?!door\.again))/ },
  { html: "kiosk.html", folder: "kiosk", budget: 30, words: /^web\.(?!desk\.|media\.|looks\.|helping\.|home\.|own\.|safe\.|welcome\.|sign_in\.|state\.|keys\.|picture\.|kiosk\.(way|scan|same|again|hand|head|more))/ },
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

const optionsOf = (words) => ({
  absWorkingDir: here,
  jsx: "automatic",
  jsxImportSource: "preact",
  charset: "utf8",
  define: { SYMBOLS: JSON.stringify(`/assets/${sprite.file}`) },
  logLevel: "warning",
  plugins: [bundledStrings(join(here, ".."), words)],
});

async function bundle({ folder, words }) {
  const options = optionsOf(words);
  const { metafile } = await build({
    ...options,
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
    legalComments: "none",
    outdir: join(out, "assets"),
    entryNames: "[name]-[hash]",
    assetNames: "[name]-[hash]",
    loader: { ".svg": "file", ".woff2": "file" },
    publicPath: "/assets",
    metafile: true,
    plugins: [...options.plugins, oneFirstFile(join(here, folder, "main.tsx"), (path) => readFileSync(path, "utf8"))],
  });
  const outputOf = (entry) => Object.entries(metafile.outputs).find(([, output]) => output.entryPoint === entry)[0];
  return {
    style: resolve(here, outputOf(`${folder}/style.css`)),
    ...scripts(metafile, outputOf(`${folder}/main.tsx`)),
  };
}

/** The script of a page: first itself, then what it can not begin without; and what it asks for later. */
function scripts({ outputs }, entry) {
  const { bytes, imports } = outputs[entry];
  const needed = imports.filter(({ kind }) => kind === "import-statement");
  // All of it stands in one file that the parts for later share: then that is the script.
  const only = needed.length === 1 && bytes < 200 ? needed[0].path : entry;
  if (only !== entry) rmSync(resolve(here, entry));
  const first = new Set([only]);
  for (const file of first)
    for (const { path, kind } of outputs[file].imports) if (kind === "import-statement") first.add(path);
  const later = Object.keys(outputs).filter((file) => file.endsWith(".js") && file !== entry && !first.has(file));
  const absolute = (files) => [...files].map((file) => resolve(here, file));
  return { first: absolute(first), later: absolute(later) };
}

const zipped = (file) => gzipSync(readFileSync(file), { level: 9 }).length;
const zippedAll = (files) => files.reduce((sum, file) => sum + zipped(file), 0);
const address = (file) => "/" + relative(out, file).replaceAll("\\", "/");
const kilobytes = (bytes) => (bytes / 1024).toFixed(1);

/** The few lines that stand in the page itself. */
function earlyScript(entry) {
  const options = { bundle: true, minify: true, format: "iife", target: ["es2022"], write: false, charset: "utf8" };
  return buildSync({ ...options, entryPoints: [entry] }).outputFiles[0].text.trim();
}

/** Keeps the page on a phone: the only script that has no hash in its name, for a browser asks for it by this one. */
function writeWorker(files) {
  const known = createHash("sha256");
  for (const file of files) known.update(readFileSync(file));
  const paths = files.map((file) => address(file).replace(/^\/(index|home)\.html$/, "/"));
  const define = { FILES: JSON.stringify([...new Set(paths)]), NAME: JSON.stringify(`page-${known.digest("hex").slice(0, 16)}`) };
  const options = { bundle: true, minify: true, format: "iife", target: ["es2022"], charset: "utf8", define };
  buildSync({ ...options, entryPoints: [join(here, "young-person/sw.ts")], outfile: join(out, "sw.js") });
}

/** The page, with its script named; with `inner`, its style and its first screen stand in it. */
function page({ folder }, { first, style }, inner) {
  const [script, ...parts] = first;
  // The parts of the first script are fetched beside it, not after it.
  const ahead = parts.map((part) => `\n    <link rel="modulepreload" href="${address(part)}" />`).join("");
  const css = readFileSync(style, "utf8").trim();
  const text = readFileSync(join(here, folder, "index.html"), "utf8").replace(
    /(<script type="module" src=")\{\{script\}\}("><\/script>)/,
    (_, before, after) => before + address(script) + after + ahead,
  );
  if (inner === undefined) return { text: text.replaceAll("{{style}}", address(style)) };
  const early = earlyScript(join(here, folder, "early.ts"));
  for (const part of [css, early]) if (part.includes("</")) throw new Error(`${folder}: something that can not stand in a page`);
  const whole = text
    .replace("{{early}}", () => early)
    .replace('<link rel="stylesheet" href="{{style}}" />', () => `<style>${css}</style>`)
    .replace('<div id="page"></div>', () => `<div id="page">${inner}</div>`);
  return { text: whole, hashes: { style: hashOf(css), script: hashOf(early) } };
}

let over = false;
const policy = [];
const refuse = (why) => {
  over = true;
  return ` - ${why}`;
};
function write(html, { text, hashes = {} }) {
  writeFileSync(join(out, html), text);
  for (const [kind, hash] of Object.entries(hashes)) policy.push(`${html} ${kind} ${hash}\n`);
}
for (const known of pages) {
  const { html, folder, budget, firstScreen } = known;
  const made = await bundle(known);
  const { first, later, style } = made;
  const size = zippedAll(first);
  let said = `${html}: script ${kilobytes(size)} of ${budget} KB, style ${kilobytes(zipped(style))} KB, gzipped`;
  if (later.length > 0) said += `, later ${kilobytes(zippedAll(later))} KB`;
  if (size > budget * 1024) said += refuse("OVER BUDGET");
  if (firstScreen) {
    const shells = await drawShells(join(here, folder, "shell.tsx"), optionsOf(known.words));
    const nobody = page(known, made, shells.nobody);
    // Nobody is signed in: so there is no need to ask who it is.
    nobody.text = nobody.text.replace("<html ", "<html data-nobody ").replace(/ *<link [^>]*"\/api\/v1\/me" \/>\n/, "");
    write(html, nobody);
    write("home.html", page(known, made, shells.known));
    rmSync(style);
    writeWorker([join(out, html), join(out, "home.html"), join(out, "assets", sprite.file), ...first, ...later]);
    const whole = size + zipped(join(out, html));
    said += `; first screen ${kilobytes(whole)} of ${firstScreen} KB in ${first.length + 1} files`;
    if (whole > firstScreen * 1024 || first.length > 1) said += refuse("TOO MUCH");
  } else write(html, page(known, made));
  console.log(said);
}
writeFileSync(join(out, "policy.txt"), policy.join(""));

// Small copies for the wire; a font is small already.
const worthIt = /\.(html|js|css|svg)$/;
const files = [...readdirSync(out).map((name) => join(out, name)), ...readdirSync(join(out, "assets")).map((name) => join(out, "assets", name))];
for (const file of files) if (worthIt.test(file)) writeFileSync(`${file}.gz`, gzipSync(readFileSync(file), { level: 9 }));
console.log(`${readdirSync(join(out, "assets")).filter((name) => !name.endsWith(".gz")).length} assets in ${relative(process.cwd(), out) || "."}`);
if (over) process.exit(1);
