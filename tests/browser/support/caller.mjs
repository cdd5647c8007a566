// Somebody who talks to the server without a page of ours, in the same browser: much, and quickly.
import { randomBytes } from "node:crypto";
import { password } from "./server.mjs";

export const newId = () => randomBytes(16).toString("hex");

/** Runs in the browser: a conversation is asked and answered, one message at a time. */
function beTalker() {
  const talker = { got: [], waiting: null, socket: null };
  talker.open = () =>
    new Promise((done, failed) => {
      talker.socket?.close();
      talker.got = [];
      talker.socket = new WebSocket(location.origin.replace("http", "ws") + "/ws", "sayso.v1");
      talker.socket.onopen = done;
      talker.socket.onerror = () => failed(new Error("the socket does not open"));
      talker.socket.onmessage = ({ data }) => {
        talker.got.push(JSON.parse(data));
        talker.waiting?.();
      };
      talker.socket.onclose = ({ code }) => talker.got.push({ type: "closed", code });
    });
  // Answered when the kind of message that ends an exchange has come.
  talker.say = async (message, ...ends) => {
    const from = talker.got.length;
    talker.socket.send(JSON.stringify(message));
    for (;;) {
      const end = talker.got.slice(from).find(({ type }) => ends.includes(type) || type === "problem" || type === "closed");
      if (end) return end;
      await new Promise((woken) => (talker.waiting = woken));
    }
  };
  window.talker = talker;
}

export class Caller {
  constructor(context, url) {
    this.context = context;
    this.url = url;
  }

  /** On a page with nothing on it, so that nothing but this speaks. */
  async open() {
    this.page = await this.context.newPage();
    await this.page.goto(`${this.url}/healthz`);
    await this.page.evaluate(beTalker);
  }

  async ask(method, path, body) {
    return this.page.evaluate(
      async ([how, where, what]) => {
        const headers = what === undefined ? {} : { "Content-Type": "application/json" };
        const answer = await fetch(where, { method: how, headers, body: what });
        const text = await answer.text();
        return { status: answer.status, body: text.startsWith("{") ? JSON.parse(text) : text };
      },
      [method, path, body === undefined ? undefined : JSON.stringify(body)],
    );
  }

  /** What must succeed. */
  async well(method, path, body) {
    const answer = await this.ask(method, path, body);
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  signIn = (user) => this.well("POST", "/api/v1/sign-in", { user, password });
  redeem = (code) => this.well("POST", "/api/v1/redeem", { code });

  /**
   * One conversation, from its first question to "send". `give(ask)` is what to answer, or undefined for whatever comes
   * first. Gives back its id and each text as it was given, with the place.
   */
  async converses(flow, give, locale = "en") {
    await this.page.evaluate(() => window.talker.open());
    const said = [];
    let now = await this.page.evaluate(
      ([name, language]) => window.talker.say({ type: "start", flow: name, locale: language, channel: "phone" }, "ask", "end"),
      [flow, locale],
    );
    const session = now.session;
    while (now.type === "ask") {
      const { ask } = now;
      const value = give(ask) ?? plainValue(ask);
      if (value.text !== undefined) said.push({ step: ask.step, text: value.text });
      now = await this.answers(session, ask.step, value);
    }
    if (now.type !== "end") throw new Error(`${flow}: ${JSON.stringify(now)}`);
    await this.page.evaluate((id) => window.talker.say({ type: "submit", session: id }, "submitted"), session);
    return { session, said };
  }

  answers(session, step, value, type = "answer") {
    const message = { type, session, id: newId(), step, value };
    return this.page.evaluate((what) => window.talker.say(what, "ask", "end"), message);
  }

  /** Changes an answer again and again; all of them are kept. On sockets of its own, each with a fresh allowance. */
  async changes(session, step, texts) {
    for (let from = 0; from < texts.length; from += 200) {
      await this.page.evaluate(() => window.talker.open());
      for (const text of texts.slice(from, from + 200)) {
        const answer = await this.answers(session, step, { text }, "edit");
        if (answer.type === "problem" || answer.type === "closed") throw new Error(`${JSON.stringify(text)}: ${JSON.stringify(answer)}`);
      }
    }
  }
}

function plainValue(ask) {
  if (ask.type === "choice" || ask.type === "yes_no") return { choice: ask.options[0].id };
  if (ask.type === "many") return { many: [ask.options[0].id] };
  if (ask.type === "scale") return { scale: ask.range?.[0] ?? 1 };
  if (ask.type === "text") return { text: "Something" };
  if (ask.can_skip || ask.optional) return { skipped: true };
  if (ask.type === "int" || ask.type === "number") return { int: ask.range?.[0] ?? 1 };
  if (ask.type === "phone") return { phone: "07700 900461" };
  if (ask.type === "date") return { date: "2026-12-03" };
  throw new Error(`what to answer to ${ask.step}, ${ask.type}?`);
}
