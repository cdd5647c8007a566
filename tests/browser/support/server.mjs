// The real server, with a data folder of its own, on a port that is free.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

export const root = resolve(dirname(fileURLToPath(import.meta.url)), "../../..");
export const program = resolve(root, process.env.SAYSO ?? "build/release/sayso");
const web = resolve(root, process.env.SAYSO_WEB ?? "build/web");
export const i18n = resolve(root, process.env.SAYSO_I18N ?? "i18n");
const patience = 30_000;

export const password = "only-for-the-demo";

/** A folder that is removed when the tests of this file are over. */
export function temporaryFolder(name) {
  const folder = mkdtempSync(join(tmpdir(), `sayso-${name}-`));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Stands for the neutral page outside that "Leave" goes to, so that no test needs the internet. */
export async function startOutside() {
  const outside = createServer((_, response) => {
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    response.end("<!doctype html><html lang=en><title>Weather</title><h1>Sunny spells</h1>");
  });
  outside.listen(0, "127.0.0.1");
  await once(outside, "listening");
  outside.unref();
  return outside;
}

export class Server {
  codes = {};
  more = [];
  demo = ["--demo"];
  log = "";

  constructor(data, exitTo) {
    this.data = data;
    this.exitTo = exitTo;
  }

  get url() {
    return `http://localhost:${this.port}`;
  }

  /** Starts on the port it had before, if any, over the same data. */
  async start() {
    const where = ["--data", this.data, "--port", String(this.port ?? 0), "--exit-to", this.exitTo];
    const what = ["--flows", join(root, "flows"), "--i18n", i18n, "--web", web];
    this.process = spawn(program, ["serve", ...this.demo, ...where, ...what, ...this.more], { stdio: ["ignore", "pipe", "pipe"] });
    this.ended = once(this.process, "exit");
    this.log = "";
    for (const stream of [this.process.stdout, this.process.stderr])
      stream.setEncoding("utf8").on("data", (text) => (this.log += text));
    this.port = Number((await this.says(/event=listening port=(\d+)/))[1]);
    for (const [, code, name] of this.log.matchAll(/^ *([0-9A-Z]{4}-[0-9A-Z]{4}) +(\S+) \(adviser/gm)) this.codes[name] = code;
  }

  async says(pattern) {
    const giveUp = Date.now() + patience;
    for (;;) {
      const found = pattern.exec(this.log);
      if (found) return found;
      if (this.process.exitCode !== null || Date.now() > giveUp)
        throw new Error(`${program} did not say ${pattern}; it said:\n${this.log}`);
      await new Promise((done) => setTimeout(done, 20));
    }
  }

  /** Ends the server: in good order, or as a crash or power cut would. */
  async stop(signal = "SIGTERM") {
    if (!this.process || this.process.exitCode !== null || this.process.signalCode !== null) return;
    this.process.kill(signal);
    await this.ended;
  }
}

/** `prepare`: with the data folder, before anybody comes; `more`: further options, once the port is known. */
export async function startServer({ prepare, more } = {}) {
  if (!existsSync(program)) throw new Error(`${program} is not there: build it, or say in SAYSO where it is`);
  const outside = await startOutside();
  const server = new Server(temporaryFolder("data"), `http://127.0.0.1:${outside.address().port}/`);
  await server.start();
  if (prepare || more) {
    await server.stop();
    prepare?.(server.data);
    server.more = more?.(server.port) ?? [];
    await server.start();
  }
  process.on("exit", () => server.process.kill("SIGKILL"));
  return server;
}
