// One sprite of every picture in i18n/symbols, so that easy mode costs a page one request and no script.
import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** The names of the pictures there are: `home` for i18n/symbols/home.svg. */
export function symbolNames(folder) {
  return readdirSync(folder)
    .filter((file) => file.endsWith(".svg"))
    .map((file) => file.slice(0, -".svg".length))
    .sort();
}

/** An SVG with one <symbol> for each picture, shown by <use href="...#home">; and the file name that holds it. */
export function symbolSprite(folder) {
  const symbols = symbolNames(folder).map((name) => {
    const file = join(folder, `${name}.svg`);
    const drawing = /^<svg [^>]*viewBox="([^"]+)"[^>]*>([\s\S]*)<\/svg>\s*$/.exec(readFileSync(file, "utf8"));
    if (!drawing) throw new Error(`${file}: not one <svg> with a viewBox`);
    const [, box, shapes] = drawing;
    return `<symbol id="${name}" viewBox="${box}">${shapes.trim().replaceAll(/\n\s*/g, "")}</symbol>`;
  });
  const text = `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>\n`;
  const hash = createHash("sha256").update(text).digest("hex").slice(0, 8).toUpperCase();
  return { text, file: `symbols-${hash}.svg` };
}
