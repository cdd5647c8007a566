// inkjs, xstate and json-logic-js through the same script, each with the host's checks and its state saved each step.
//
//   node engines.mjs NAME SECONDS     NAME: inkjs, xstate, json-logic
import { answers, asInk, steps, valid, waysOf } from "./script.mjs";

const [name, seconds] = [process.argv[2], Number(process.argv[3])];
const byId = new Map(steps.map((step) => [step.id, step]));

/** Each returns {take(state, answer) -> state, fresh(), finished(state) -> answers taken}; a state is JSON text. */
const engines = {
  async inkjs() {
    const { Compiler } = await import("inkjs/full");
    const { Story } = await import("inkjs");
    const json = new Compiler(asInk()).Compile().ToJson();
    const story = new Story(json);
    story.ContinueMaximally();
    const first = JSON.stringify({ ink: story.state.toJson(), given: 0 });
    return {
      fresh: () => first,
      take(saved, { step, value }) {
        const state = JSON.parse(saved);
        story.state.LoadJson(state.ink);
        const { type } = byId.get(step);
        if (!valid(byId.get(step), value)) throw new Error(step);
        if (type === "choice")
          story.ChooseChoiceIndex(story.currentChoices.findIndex((choice) => choice.text === value));
        else {
          story.variablesState[step] = type === "many" ? value.join(",") : value;
          story.ChooseChoiceIndex(0);
        }
        story.ContinueMaximally();
        return JSON.stringify({ ink: story.state.toJson(), given: state.given + 1 });
      },
      finished(saved) {
        const state = JSON.parse(saved);
        story.state.LoadJson(state.ink);
        return story.currentChoices.length === 0 ? state.given : -1;
      },
    };
  },

  async xstate() {
    const { assign, createActor, createMachine } = await import("xstate");
    const states = { end: { type: "final" } };
    for (const step of steps)
      states[step.id] = {
        on: {
          ANSWER: waysOf(step).map(({ is, most, to }) => ({
            target: to,
            guard: ({ event }) =>
              valid(step, event.value) &&
              (is === undefined || event.value === is) &&
              (most === undefined || event.value <= most),
            actions: assign({ given: ({ context, event }) => ({ ...context.given, [step.id]: event.value }) }),
          })),
        },
      };
    const machine = createMachine({ id: "bench", initial: steps[0].id, context: { given: {} }, states });
    const saved = (actor) => JSON.stringify(actor.getPersistedSnapshot());
    const first = saved(createActor(machine).start());
    return {
      fresh: () => first,
      take(state, { value }) {
        const actor = createActor(machine, { snapshot: JSON.parse(state) }).start();
        actor.send({ type: "ANSWER", value });
        const next = saved(actor);
        actor.stop();
        return next;
      },
      finished(state) {
        const { value, context } = JSON.parse(state);
        return value === "end" ? Object.keys(context.given).length : -1;
      },
    };
  },

  async "json-logic"() {
    const { default: logic } = await import("json-logic-js");
    const rules = new Map(
      steps.map((step) => [
        step.id,
        waysOf(step).map(({ is, most, to }) => ({
          to,
          rule:
            is !== undefined
              ? { "==": [{ var: step.id }, is] }
              : most !== undefined
                ? { "<=": [{ var: step.id }, most] }
                : true,
        })),
      ]),
    );
    const first = JSON.stringify({ at: steps[0].id, given: {} });
    return {
      fresh: () => first,
      take(saved, { step, value }) {
        const state = JSON.parse(saved);
        if (state.at !== step || !valid(byId.get(step), value)) throw new Error(step);
        state.given[step] = value;
        state.at = rules.get(step).find(({ rule }) => logic.apply(rule, state.given)).to;
        return JSON.stringify(state);
      },
      finished(saved) {
        const { at, given } = JSON.parse(saved);
        return at === "end" ? Object.keys(given).length : -1;
      },
    };
  },
};

const engine = await engines[name]();
const cpu = () => process.cpuUsage().user + process.cpuUsage().system;

function once() {
  let state = engine.fresh();
  for (const answer of answers) state = engine.take(state, answer);
  return state;
}

if (engine.finished(once()) !== answers.length) throw new Error(`${name}: not at the end after ${answers.length} answers`);
for (let warm = Date.now() + 500; Date.now() < warm; ) once();
const begin = cpu();
let flows = 0;
while (cpu() - begin < seconds * 1e6) {
  once();
  flows += 1;
}
const used = cpu() - begin;
console.log(
  JSON.stringify({
    engine: `${name}, save/load each step`,
    steps: flows * answers.length,
    cpu_us_per_step: used / (flows * answers.length),
    answers: engine.finished(once()),
  }),
);
