// What stands in the files of a profile or a data folder.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** The files under `folder` in which `words` stand, in any of the encodings that a program would use. */
export function filesWith(folder, words) {
  const wide = Buffer.from(words, "utf16le");
  const patterns = [Buffer.from(words), wide, Buffer.from(wide).swap16()];
  const files = readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesWith(path, words);
    if (!entry.isFile()) return [];
    const content = readFileSync(path);
    return patterns.some((pattern) => content.includes(pattern)) ? [path] : [];
  });
  return files;
}
