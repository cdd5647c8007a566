import assert from "node:assert/strict";
import { test } from "node:test";
import { PostSocket } from "../shared/post-socket";
import type { ClientMessage, ServerMessage } from "../shared/protocol";
import { ask, saved, session, started } from "./messages";

interface Held {
  message: ClientMessage;
  answer: (messages: ServerMessage[]) => void;
  fail: () => void;
  status: (status: number) => void;
}

function posting(): { socket: PostSocket; posts: Held[]; heard: string[]; closed: number[]; next: () => Promise<Held> } {
  const posts: Held[] = [];
  const socket = new PostSocket(
    (text) =>
      new Promise<Response>((done, failed) =>
        posts.push({
          message: JSON.parse(text) as ClientMessage,
          answer: (messages) => done(new Response(JSON.stringify({ messages }))),
          fail: () => failed(new Error("no network")),
          status: (status) => done(new Response("{}", { status })),
        }),
      ),
  );
  const heard: string[] = [];
  const closed: number[] = [];
  socket.onmessage = (event) => heard.push((JSON.parse(event.data as string) as ServerMessage).type);
  socket.onclose = ({ code }) => closed.push(code);
  let taken = 0;
  const next = async (): Promise<Held> => {
    while (posts.length <= taken) await new Promise((done) => setImmediate(done));
    return posts[taken++] as Held;
  };
  return { socket, posts, heard, closed, next };
}

const start: ClientMessage = { type: "start", flow: "f", locale: "cy", channel: "phone" };
const notice = (n: number): ServerMessage => ({ type: "notice", session, n, kind: "read", at: { at: 1, words: "" }, words: "Read" });
const quiet = (): Promise<void> => new Promise((done) => setTimeout(done, 0));

test("opens once the server has answered, and sends one after the other, in order", async () => {
  const { socket, posts, heard, next } = posting();
  let opened = false;
  socket.onopen = () => (opened = true);
  (await next()).answer([{ type: "pong" }]);
  await quiet();
  assert.ok(opened);
  socket.send(JSON.stringify(start));
  socket.send(`{"type":"review","session":"${session}"}`);
  const first = await next();
  assert.deepEqual(first.message, start);
  await quiet();
  assert.equal(posts.length, 2, "the second waits for the answer to the first");
  first.answer([started(), ask("safe")]);
  assert.equal((await next()).message.type, "review");
  assert.deepEqual(heard, ["started", "ask"]);
});

test("asked whether it lives, it asks what was missed and tells only that", async () => {
  const { socket, heard, next } = posting();
  (await next()).answer([{ type: "pong" }]);
  socket.send(JSON.stringify(start));
  (await next()).answer([started(), ask("safe")]);
  socket.send(`{"type":"answer","session":"${session}","id":"id1","step":"safe","value":{"choice":"safe"}}`);
  (await next()).answer([saved("safe", "id1", 4), ask("phone")]);
  socket.send(`{"type":"ping"}`);
  const looked = await next();
  assert.deepEqual(looked.message, { type: "resume", session, last: 4, locale: "cy" });
  looked.answer([started(), notice(5), ask("phone")]);
  await quiet();
  assert.deepEqual(heard, ["started", "ask", "saved", "ask", "pong", "notice"]);
  socket.send(`{"type":"ping"}`);
  assert.equal(((await next()).message as { last?: number }).last, 5);
});

test("a server that is not reached closes it, and a sign-in that is over closes it for good", async () => {
  const lost = posting();
  (await lost.next()).fail();
  await quiet();
  assert.deepEqual(lost.closed, [1006]);
  const over = posting();
  (await over.next()).status(401);
  await quiet();
  assert.deepEqual(over.closed, [1008]);
});

test("what comes after it was closed is not told", async () => {
  const { socket, heard, next } = posting();
  const first = await next();
  socket.close();
  first.answer([{ type: "pong" }]);
  await quiet();
  assert.deepEqual(heard, []);
});
