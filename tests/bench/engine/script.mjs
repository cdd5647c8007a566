// One script of 24 questions for every engine: three branches, five kinds of answer, 20 answers to the end.

const yesNo = ["often", "never"];

/** `next`: tried in order; `is` equals an option, `most` is a number not above. Without a condition: else. */
export const steps = [
  { id: "feeling", type: "choice", options: ["good", "okay", "low"], next: [{ is: "low", to: "low_why" }, { to: "home" }] },
  { id: "low_why", type: "text" },
  { id: "low_who", type: "choice", options: ["friend", "worker", "nobody"] },
  { id: "home", type: "choice", options: ["own", "shared", "none"] },
  { id: "nights", type: "int", range: [0, 31], next: [{ most: 3, to: "soon_where" }, { to: "food" }] },
  { id: "soon_where", type: "choice", options: ["friend", "family", "street"] },
  { id: "soon_call", type: "choice", options: yesNo },
  { id: "food", type: "choice", options: yesNo },
  { id: "sleep", type: "int", range: [0, 24] },
  { id: "move_in", type: "date" },
  { id: "needs", type: "many", options: ["bed", "food", "phone", "clothes"] },
  { id: "money", type: "choice", options: yesNo },
  { id: "college", type: "choice", options: ["in", "out"], next: [{ is: "in", to: "course" }, { to: "work" }] },
  { id: "course", type: "text" },
  { id: "start", type: "date" },
  { id: "travel", type: "int", range: [0, 300] },
  { id: "work", type: "choice", options: yesNo },
  { id: "hours", type: "int", range: [0, 60] },
  { id: "friends", type: "int", range: [0, 50] },
  { id: "family", type: "choice", options: yesNo },
  { id: "health", type: "choice", options: yesNo },
  { id: "helps", type: "many", options: ["sport", "music", "talk", "rest"] },
  { id: "wish", type: "text" },
  { id: "advocate", type: "choice", options: yesNo },
];

/** Good, a place for twenty days, at college: 20 questions of the 24. */
const values = {
  feeling: "good",
  home: "shared",
  nights: 20,
  food: "never",
  sleep: 7,
  move_in: "2026-12-01",
  needs: ["bed", "phone"],
  money: "often",
  college: "in",
  course: "Art and design at the college in town, three days a week.",
  start: "2026-12-07",
  travel: 35,
  work: "never",
  hours: 0,
  friends: 4,
  family: "never",
  health: "often",
  helps: ["music", "talk"],
  wish: "A room of my own that is not far from my sister, and somebody to show me the forms.",
  advocate: "never",
};

function plainNext(index) {
  return steps[index + 1]?.id ?? "end";
}

export function waysOf(step) {
  return step.next ?? [{ to: plainNext(steps.indexOf(step)) }];
}

export function follow(step, value) {
  return waysOf(step).find(({ is, most }) => (is === undefined || value === is) && (most === undefined || value <= most)).to;
}

/** The answers in the order of the path, found by walking it. */
export const answers = [];
for (let id = steps[0].id; id !== "end"; ) {
  const step = steps.find((known) => known.id === id);
  answers.push({ step: id, value: values[id] });
  id = follow(step, values[id]);
}

/** The check that each engine's host must make, as ours makes it inside. */
export function valid(step, value) {
  switch (step.type) {
    case "choice":
      return step.options.includes(value);
    case "many":
      return Array.isArray(value) && value.every((one) => step.options.includes(one));
    case "int":
      return Number.isInteger(value) && value >= step.range[0] && value <= step.range[1];
    case "date":
      return /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value));
    default:
      return typeof value === "string" && value.length > 0 && value.length <= 16384;
  }
}

/** As a flow file. */
export function asFlow() {
  const lines = ["flow: bench", "format: 1", "version: 1", 'title: "Bench"', "steps:"];
  for (const step of steps) {
    lines.push(`  - id: ${step.id}`, `    ask: ${step.type}`, `    text: "Question ${step.id}?"`);
    if (step.type === "text") lines.push("    optional: true");
    if (step.range) lines.push(`    range: [${step.range.join(", ")}]`);
    if (step.options) {
      lines.push("    options:");
      for (const option of step.options) lines.push(`      - {id: ${option}, text: "Answer ${option}"}`);
    }
    const ways = waysOf(step).map(({ is, most, to }) => {
      const when = is !== undefined ? `${step.id} == ${is}` : most !== undefined ? `${step.id} <= ${most}` : "";
      return when ? `{when: "${when}", to: ${to}, unknown: ${to}}` : `{to: ${to}}`;
    });
    lines.push(ways.length === 1 ? `    next: ${waysOf(step)[0].to}` : `    next: [${ways.join(", ")}]`);
  }
  return lines.join("\n") + "\n";
}

/** As an ink story: typed answers are set by the host, and a single choice goes on. */
export function asInk() {
  const lines = steps.map((step) => `VAR ${step.id} = ${step.type === "int" ? 0 : '""'}`);
  lines.push(`-> ${steps[0].id}_`);
  for (const step of steps) {
    lines.push(`=== ${step.id}_`, `Question ${step.id}?`);
    const target = (to) => (to === "end" ? "END" : `${to}_`);
    const ways = waysOf(step);
    if (step.type === "choice")
      for (const option of step.options)
        lines.push(`+ [${option}] ~ ${step.id} = "${option}"`, `  -> ${target(follow(step, option))}`);
    else {
      lines.push("+ [go]");
      for (const { most, to } of ways)
        lines.push(most === undefined ? `  -> ${target(to)}` : `  { ${step.id} <= ${most}: -> ${target(to)} }`);
    }
  }
  return lines.join("\n").replaceAll(/\+ \[(\w+)\] ~ (.*)\n/g, "+ [$1]\n  ~ $2\n") + "\n";
}
