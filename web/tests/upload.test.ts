import assert from "node:assert/strict";
import { test } from "node:test";
import { upload, type Progress, type Road } from "../shared/elements/media/upload";
import { ProblemError } from "../shared/http";

const id = "0123456789abcdef0123456789abcdef";
const step = "show_us";
const lost = (): Error => new ProblemError(0, "unavailable", "");

/** A server in memory that keeps what arrives, and loses what it is told to. */
class Server implements Road {
  size = 0;
  received = "";
  kept = false;
  pauses: number[] = [];
  asked: string[] = [];
  /** What goes wrong, by the number of the request; "after": it arrived, and the answer was lost. */
  readonly faults = new Map<number, "before" | "after" | ProblemError>();

  private state(): { id: string; received: number; kept: boolean } {
    return { id, received: this.received.length, kept: this.kept };
  }
  private async ask(what: string, work: () => void | Promise<void>): Promise<ReturnType<Server["state"]>> {
    this.asked.push(what);
    const fault = this.faults.get(this.asked.length);
    if (fault === "before") throw lost();
    if (fault instanceof ProblemError) throw fault;
    await work();
    if (fault === "after") throw lost();
    return this.state();
  }
  begin(body: { bytes: number }): ReturnType<Road["begin"]> {
    return this.ask("begin", () => void (this.size = body.bytes));
  }
  add(_id: string, from: number, bytes: Blob): ReturnType<Road["add"]> {
    return this.ask(`add ${from}`, async () => {
      const text = await bytes.text();
      if (from === this.received.length) this.received += text;
    });
  }
  finish(): ReturnType<Road["finish"]> {
    return this.ask("finish", () => {
      assert.equal(this.received.length, this.size);
      this.kept = true;
    });
  }
  pause(milliseconds: number): Promise<void> {
    this.pauses.push(milliseconds);
    return Promise.resolve();
  }
}

const words = "abcdefghij".repeat(15_000); // Three pieces.
const blob = new Blob([words]);

function sent(server: Server, calledOff = new AbortController()): { done: Promise<string>; told: Progress[] } {
  const told: Progress[] = [];
  const wanted = { session: id, step, kind: "photo" as const, blob, signal: calledOff.signal };
  return { told, done: upload({ ...wanted, onProgress: (progress) => told.push(progress) }, server, () => id) };
}

test("a photo arrives whole, in pieces, and is named only when the server has kept it", async () => {
  const server = new Server();
  const { done, told } = sent(server);
  assert.equal(await done, id);
  assert.ok(server.kept);
  assert.equal(server.received, words);
  assert.deepEqual(server.asked, ["begin", "add 0", "add 65536", "add 131072", "finish"]);
  assert.deepEqual(told.map(({ percent }) => percent), [0, 43, 87, 100]);
});

test("cut in the middle, it goes on where the server is", async () => {
  for (const fault of ["before", "after"] as const)
    for (let request = 1; request <= 5; request += 1) {
      const server = new Server();
      server.faults.set(request, fault);
      const { done, told } = sent(server);
      assert.equal(await done, id);
      assert.equal(server.received, words, `${fault} ${request}`);
      assert.ok(told.some(({ waiting }) => waiting));
      assert.equal(server.pauses.length, 1);
      assert.ok(server.asked.filter((what) => what.startsWith("add")).length <= 4, "no piece goes again that is there");
    }
});

test("without a signal it waits longer each time, and goes on", async () => {
  const server = new Server();
  for (let request = 2; request <= 8; request += 1) server.faults.set(request, "before");
  await sent(server).done;
  assert.equal(server.received, words);
  assert.deepEqual(server.pauses, [1000, 2000, 4000, 8000, 15000, 15000, 15000]);
});

test("what the server refuses is not sent again", async () => {
  const server = new Server();
  server.faults.set(5, new ProblemError(400, "invalid_input", "We could not use that file."));
  await assert.rejects(sent(server).done, { text: "We could not use that file." });
  assert.equal(server.asked.length, 5);
});

test("called off, it stops", async () => {
  const server = new Server();
  const calledOff = new AbortController();
  const { done } = sent(server, calledOff);
  calledOff.abort();
  await assert.rejects(done);
  assert.ok(!server.kept);
});
