import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { empty, receive, type View } from "../shared/conversation";
import {
  readMessage,
  unreachable,
  type AnyMessage,
  type ClientMessage,
  type DeskMessage,
  type ServerMessage,
  type Value,
} from "../shared/protocol";

// The same files are read by the server's tests.
const folder = join(process.env["SAYSO_ROOT"] as string, "tests/protocol/messages");
const files = readdirSync(folder).filter((name) => name.endsWith(".json"));
const text = (name: string): string => readFileSync(join(folder, name), "utf8");
const starting = (prefix: string): string[] => files.filter((name) => name.startsWith(prefix));

function knownFields(message: ClientMessage): string[] {
  switch (message.type) {
    case "start":
      return ["flow", "locale", "channel"];
    case "answer":
    case "edit":
      return ["session", "id", "step", "value"];
    case "back":
      return message.step === undefined ? ["session"] : ["session", "step"];
    case "submit":
      return message.without_adviser ? ["session", "without_adviser"] : ["session"];
    case "review":
    case "stop":
      return ["session"];
    case "resume":
      return ["session", "last", "locale"];
    case "ping":
      return [];
    default:
      return unreachable(message);
  }
}

const valueKinds: Record<string, string> = {
  choice: "string",
  many: "object",
  int: "number",
  scale: "number",
  date: "string",
  text: "string",
  phone: "string",
  photo: "string",
  voice: "string",
  drawing: "string",
  skipped: "boolean",
  dont_know: "boolean",
  cleared: "boolean",
};

function assertValue(value: Value): void {
  const entries = Object.entries(value);
  assert.equal(entries.length, 1);
  const [kind, content] = entries[0] as [string, unknown];
  assert.equal(typeof content, valueKinds[kind], kind);
}

test("there are files for both sides of the conversation", () => {
  assert.ok(starting("client-").length >= 10);
  assert.ok(starting("server-").length >= 10);
});

for (const name of starting("client-"))
  test(`${name} is a message the page can send`, () => {
    const message = JSON.parse(text(name)) as ClientMessage;
    assert.deepEqual(Object.keys(message).sort(), [...knownFields(message), "type"].sort());
    if ("value" in message) assertValue(message.value);
  });

test("every message a page can send has a file", () => {
  const types = new Set(starting("client-").map((name) => (JSON.parse(text(name)) as ClientMessage).type));
  const all: Record<ClientMessage["type"], true> = {
    start: true,
    answer: true,
    edit: true,
    back: true,
    review: true,
    submit: true,
    stop: true,
    resume: true,
    ping: true,
  };
  assert.deepEqual([...types].sort(), Object.keys(all).sort());
});

for (const name of starting("server-"))
  test(`${name} is understood`, () => {
    const message = readMessage(text(name));
    assert.ok(message, "the page would pass it over");
    assert.deepEqual(message, JSON.parse(text(name)));
  });

test("every message a page can receive has a file", () => {
  const types = new Set(starting("server-").map((name) => (JSON.parse(text(name)) as AnyMessage).type));
  const all: Record<ServerMessage["type"] | DeskMessage["type"], true> = {
    started: true,
    ask: true,
    end: true,
    saved: true,
    review: true,
    submitted: true,
    stopped: true,
    notice: true,
    problem: true,
    pong: true,
    inbox: true,
  };
  assert.deepEqual([...types].sort(), Object.keys(all).sort());
});

test("a conversation of the server's own messages can be shown", () => {
  const order = [
    "server-started",
    "server-ask",
    "server-saved",
    "server-ask-after-safety",
    "server-end",
    "server-review",
    "server-submitted",
    "server-notice-read",
    "server-notice-replied",
  ];
  const shown = order.reduce<View>(
    (view, name) => receive(view, readMessage(text(`${name}.json`)) as ServerMessage),
    empty,
  );
  assert.equal(shown.phase, "submitted");
  assert.ok(shown.log.some((entry) => entry.kind === "answer" && entry.told));
  assert.ok(shown.notices.some((notice) => notice.reply?.words));
});

test("what is not a known message is passed over", () => {
  for (const wrong of [
    "",
    "null",
    "[]",
    "1",
    '"ask"',
    "{}",
    '{"type":"party"}',
    '{"type":"saved","session":"a"}',
    '{"type":"toString"}',
    '{"type":"notice","session":"a","n":1,"kind":"read","at":null,"words":""}',
  ])
    assert.equal(readMessage(wrong), undefined, wrong);
});
