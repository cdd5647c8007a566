/** A stretch of text that is in both, only in the first, or only in the second. */
export interface Piece {
  kind: "same" | "gone" | "new";
  text: string;
}
export interface LineChange {
  kind: Piece["kind"];
  text: string;
  /** In the first text for what is gone, in the second for all else; from 1. */
  line: number;
  /** The line in pieces, if another line took its place: what of it was taken out, or is new. */
  pieces: Piece[];
}

// How long the longest common run of items is from each pair of places on; the table that both walks read.
function common(a: readonly string[], b: readonly string[]): (i: number, j: number) => number {
  const width = b.length + 1;
  const lengths = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      lengths[i * width + j] =
        a[i] === b[j]
          ? 1 + (lengths[(i + 1) * width + j + 1] ?? 0)
          : Math.max(lengths[(i + 1) * width + j] ?? 0, lengths[i * width + j + 1] ?? 0);
  return (i, j) => lengths[i * width + j] ?? 0;
}

function* walk(a: readonly string[], b: readonly string[]): Generator<{ kind: Piece["kind"]; i: number; j: number }> {
  const left = common(a, b);
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) yield { kind: "same", i: i++, j: j++ };
    else if (i < a.length && (j >= b.length || left(i + 1, j) >= left(i, j + 1))) yield { kind: "gone", i: i++, j };
    else yield { kind: "new", i, j: j++ };
  }
}

/** What has changed between two texts, word by word. */
export function changedWords(before: string, after: string): Piece[] {
  const split = (text: string) => text.match(/\s+|[^\s]+/gu) ?? [];
  const a = split(before);
  const b = split(after);
  const pieces: Piece[] = [];
  for (const { kind, i, j } of walk(a, b)) {
    const text = (kind === "new" ? b[j] : a[i]) ?? "";
    const last = pieces[pieces.length - 1];
    if (last?.kind === kind) last.text += text;
    else pieces.push({ kind, text });
  }
  return pieces;
}

const whole = (kind: Piece["kind"], text: string, line: number): LineChange => {
  return { kind, text, line, pieces: [{ kind: "same", text }] };
};

// Where as many lines are new as are gone, each is taken to have become the other.
function markInside(all: LineChange[]): void {
  for (let start = 0; start < all.length; start++) {
    if (all[start]?.kind !== "gone") continue;
    let middle = start;
    while (all[middle]?.kind === "gone") middle++;
    let end = middle;
    while (all[end]?.kind === "new") end++;
    if (end - middle === middle - start)
      for (let place = start; place < middle; place++) markPair(all[place], all[place + middle - start]);
    start = end - 1;
  }
}

function markPair(gone: LineChange | undefined, fresh: LineChange | undefined): void {
  if (!gone || !fresh) return;
  const pieces = changedWords(gone.text, fresh.text);
  gone.pieces = pieces.filter(({ kind }) => kind !== "new");
  fresh.pieces = pieces.filter(({ kind }) => kind !== "gone");
}

/** The changed lines of a file with `around` lines on each side, in groups that belong together. */
export function changedLines(before: string, after: string, around = 2): LineChange[][] {
  const a = before.split("\n");
  const b = after.split("\n");
  const all: LineChange[] = [];
  for (const { kind, i, j } of walk(a, b))
    all.push(kind === "gone" ? whole(kind, a[i] ?? "", i + 1) : whole(kind, b[j] ?? "", j + 1));
  markInside(all);
  const near = all.map((_, place) =>
    all.slice(Math.max(0, place - around), place + around + 1).some(({ kind }) => kind !== "same"),
  );
  const groups: LineChange[][] = [];
  all.forEach((change, place) => {
    if (!near[place]) return;
    if (!near[place - 1]) groups.push([]);
    groups[groups.length - 1]?.push(change);
  });
  return groups;
}
