// Words nobody means well by, and words that only look so: the same ones on every run.

/** Of each kind a few; put together below. No NUL, and at most 30 marks in a row: the rest the server refuses, in words. */
const kinds = {
  markup: ["<script>dialog(1)</script>", "<img src=x onerror=alert(1)>", "<svg/onload=alert(2)>", "</p></main><h1>", "<!-- ", "-->", "]]>", "<a href=\"javascript:alert(3)\">go</a>",
    "<iframe srcdoc=\"<script>alert(4)</script>\">", "<style>*{display:none}</style>", "<meta http-equiv=refresh content=0>", "<base href=//x>", "&lt;b&gt;", "&#60;i&#62;", "<template><b>", "<form action=//x><input name=q autofocus onfocus=alert(5)>"],
  quotes: ["\" onclick=\"alert(6)", "' autofocus onfocus='alert(7)", "`", "\\", "\\u003cb\\u003e", "\"}]}", "\\x3cscript>", "'\"><"],
  formulas: ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1:A9)", "=HYPERLINK(\"http://x\",\"y\")", "\t=1"],
  formats: ["%s%s%n", "%x %d %p", "{0} {1}", "{name}", "{adviser}", "{count, plural, one{#} other{#}}", "%1$s", "$HOME", "%PATH%"],
  templates: ["${7*7}", "{{7*7}}", "{{constructor.constructor('alert(8)')()}}", "#{7*7}", "<%= 7*7 %>", "{% raw %}", "[[${7*7}]]", "@{7*7}"],
  queries: ["'; DROP TABLE answer; --", "1 OR 1=1", "\" UNION SELECT * FROM audit --", "%27", "*)(uid=*", "x' AND SLEEP(9)#"],
  paths: ["../../etc/passwd", "..\\..\\", "file:///etc/shadow", "C:\\CON", "/dev/null", "%2e%2e%2f", "|id", "$(id)", ";ls", "~root"],
  turning: ["\u202Edrawkcab", "\u202Eopen\u202C", "\u2066left\u2069", "\u2067right", "\u2068first", "\u200Fmark\u200E", "\u061C", "\u202A\u202B\u202D", "abc \u05E9\u05DC\u05D5\u05DD 42", "\u0645\u0631\u062D\u0628\u0627 <b> 7"],
  marks: ["Z" + "\u0351\u0343\u0302".repeat(10), "a" + "\u0301".repeat(30), "\u0E01\u0E49\u0E49\u0E49\u0E49", "o" + "\u0336\u0353".repeat(8) + "k", "\u0300begins with one"],
  emoji: ["\u{1F692}", "\u{1F469}\u{1F3FD}\u200D\u{1F692}", "\u{1F3F4}\u{E0067}\u{E0062}\u{E0077}\u{E006C}\u{E0073}\u{E007F}", "\u{1F468}\u200D\u{1F469}\u200D\u{1F467}", "\u2764\uFE0F", "\u{1F1EC}\u{1F1E7}", "1\uFE0F\u20E3"],
  unseen: ["\u200Bthin\u200B", "\uFEFFbom", "\u00AD\u00ADsoft", "\u{E0041}\u{E0042}tags\u{E007F}", "\u2060", "\u180E", "\u115F\u1160", "\u3164", "in\u2028two", "in\u2029two", "\u0001\u0008\u001B[31m", "\u007F\u0085", "\uFFFD\uFFFF", "\u{10FFFF}"],
  names: ["null", "undefined", "__proto__", "constructor", "NaN", "true", "[object Object]", "toString", "0", "-0", "1e999"],
  long: ["w".repeat(700), "\u6F22".repeat(300), "http://" + "a.".repeat(200), "_".repeat(300), "\u{1F600}".repeat(120)],
};
const seeds = Object.values(kinds).flat();

/** Numbers that look random and are not. */
function numbers(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 747796405) + 2891336453) >>> 0;
    const mixed = Math.imul(((state >>> ((state >>> 28) + 4)) ^ state) >>> 0, 277803737) >>> 0;
    return (((mixed >>> 22) ^ mixed) >>> 0) % below;
  };
}

const ways = [
  (a, b) => a + b,
  (a, b) => `${a} ${b}`,
  (a, b) => `I said ${a} and then ${b}.`,
  (a, b) => `"${a}":"${b}"`,
  (a, b) => `<${a}>${b}</${a}>`,
  (a, b) => `${b}\u200D${a}`,
  (a, b) => [...a].reverse().join("") + b,
];

const longestRow = (text) => Math.max(0, ...[...text.matchAll(/[\p{Mn}\p{Me}\p{Mc}]+/gu)].map(([row]) => [...row].length));
/** Of what was put together, what the server takes as it is. */
const canBeSaid = (text) => text.trim() !== "" && longestRow(text) <= 30;

/** `count` different strings. */
export function hostileStrings(count, seed = 20261122) {
  const random = numbers(seed);
  const made = new Set(seeds.filter(canBeSaid));
  while (made.size < count) {
    const [a, b] = [seeds[random(seeds.length)], seeds[random(seeds.length)]];
    const text = `${ways[random(ways.length)](a, b)}${random(10) === 0 ? ` ${random(1000)}` : ""}`;
    if (canBeSaid(text)) made.add(text);
  }
  return [...made].slice(0, count);
}

/** Hands strings out, some at a time, and remembers how many. What is handed out together is one text of many lines. */
export class Supply {
  given = 0;

  constructor(strings) {
    this.strings = strings;
  }

  get left() {
    return this.strings.length - this.given;
  }

  /** The next of them in one text, as many as fit; begins and ends with something that no form cuts off. */
  text(lines = 20, bytes = 7000) {
    const taken = [];
    let size = 4;
    while (taken.length < lines && this.left > 0) {
      const next = this.strings[this.given];
      size += Buffer.byteLength(next) + 1;
      if (size > bytes && taken.length > 0) break;
      taken.push(next);
      this.given += 1;
    }
    return `( ${taken.join("\n")} )`;
  }
}
