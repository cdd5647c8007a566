import atkinsonMore from "@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-ext-wght-normal.woff2";
import atkinson from "@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2";
import dyslexicBold from "@fontsource/opendyslexic/files/opendyslexic-latin-700-normal.woff2";
import dyslexic from "@fontsource/opendyslexic/files/opendyslexic-latin-400-normal.woff2";
import { effect, signal } from "@preact/signals";
import { easy } from "../elements/easy/easy";
import { pace } from "../elements/listen/player";
import { readChoices, type Choices } from "./choices";
import { keepLooks, keptLooks } from "./kept";
import { stretched } from "./stretch";

export const choices = signal<Choices>({ ...readChoices(keptLooks()), easy: easy.peek() || readChoices(keptLooks()).easy });

interface Face {
  name: string;
  files: [string, FontFaceDescriptors][];
}
const faces: Record<Exclude<Choices["font"], "system">, Face> = {
  atkinson: {
    name: "Atkinson Hyperlegible Next",
    files: [
      [atkinson, { weight: "200 800" }],
      [atkinsonMore, { weight: "200 800", unicodeRange: "U+100-2BA, U+1E00-1E9F, U+1EF2-1EFF" }],
    ],
  },
  opendyslexic: {
    name: "OpenDyslexic",
    files: [
      [dyslexic, { weight: "400" }],
      [dyslexicBold, { weight: "700" }],
    ],
  },
};
const loaded = new Set<string>();

function showFont(font: Choices["font"]): void {
  const { style } = document.documentElement;
  if (font === "system") {
    style.removeProperty("--letters");
    return;
  }
  const { name, files } = faces[font];
  if (!loaded.has(font))
    for (const [address, how] of files) document.fonts.add(new FontFace(name, `url("${address}")`, { display: "swap", ...how }));
  loaded.add(font);
  style.setProperty("--letters", `"${name}"`);
}

const asWritten = new Map<CSSMediaRule, string>();

function* mediaRules(): Generator<CSSMediaRule> {
  for (const sheet of document.styleSheets)
    for (const rule of sheet.cssRules) if (rule instanceof CSSMediaRule) yield rule;
}

// The style sheets say once what dark and still mean; a choice makes that hold always or never.
function decide(question: string, answer: boolean | undefined): void {
  for (const rule of mediaRules()) {
    const written = asWritten.get(rule) ?? rule.media.mediaText;
    if (!written.includes(question)) continue;
    asWritten.set(rule, written);
    rule.media.mediaText = answer === undefined ? written : answer ? "all" : "not all";
  }
}

function show({ size, font, colours, still, speed, easy: plain }: Choices): void {
  const { style, classList } = document.documentElement;
  style.fontSize = size === 100 ? "" : `${size}%`;
  showFont(font);
  decide("prefers-color-scheme: dark", colours === "device" ? undefined : colours === "dark");
  style.colorScheme = colours === "device" ? "" : colours;
  decide("prefers-reduced-motion", still || undefined);
  classList.toggle("still", still);
  classList.toggle("large", size >= 150);
  pace.value = { speed, stretched };
  easy.value = plain;
}

export function choose(change: Partial<Choices>): void {
  choices.value = { ...choices.peek(), ...change };
  keepLooks(JSON.stringify(choices.peek()));
}

effect(() => show(choices.value));
// The button at the question turns it on and off too.
effect(() => {
  if (easy.value !== choices.peek().easy) choose({ easy: easy.value });
});
