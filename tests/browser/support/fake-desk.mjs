// Stands for the server where a test of the desk needs a council in a certain state: everything overdue, a role that may
// do little, a server that goes away. It answers as server/wire/protocol.md says; what it answers is in fake-council.mjs.
import { createHash } from "node:crypto";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, resolve } from "node:path";
import { answersOf } from "./fake-council.mjs";
import { root } from "./server.mjs";

const web = resolve(root, process.env.SAYSO_WEB ?? "build/web");
// The header of the real server, so that a page which offends against it is found here too.
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; media-src 'self'; " +
  "connect-src 'self'; manifest-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'; " +
  "require-trusted-types-for 'script'; trusted-types 'none'";
const types = { ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".html": "text/html; charset=utf-8" };

/** One text message of less than 64 KB, as a frame. */
function frame(text) {
  const words = Buffer.from(text);
  const head = words.length < 126 ? Buffer.from([0x81, words.length]) : Buffer.from([0x81, 126, words.length >> 8, words.length & 255]);
  return Buffer.concat([head, words]);
}

class FakeDesk {
  sockets = new Set();
  sent = [];
  away = false;

  constructor(role) {
    this.answers = answersOf(role, this);
    this.http = createServer((request, response) => void this.answer(request, response));
    this.http.on("upgrade", (request, socket) => this.upgrade(request, socket));
  }

  get url() {
    return `http://localhost:${this.http.address().port}`;
  }

  async start(port = 0) {
    this.http.listen(port, "127.0.0.1");
    await once(this.http, "listening");
    this.http.unref();
    return this;
  }

  /** As if the road to the server were gone: requests are cut, sockets too. */
  goAway(away = true) {
    this.away = away;
    if (away) for (const socket of this.sockets) socket.destroy();
  }

  /** A line to every open desk. */
  tell(news) {
    for (const socket of this.sockets) socket.write(frame(JSON.stringify(news)));
  }

  upgrade(request, socket) {
    if (this.away) return socket.destroy();
    const key = request.headers["sec-websocket-key"];
    const accept = createHash("sha1").update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest("base64");
    const protocol = request.headers["sec-websocket-protocol"];
    const lines = ["HTTP/1.1 101 Switching Protocols", "Upgrade: websocket", "Connection: Upgrade", `Sec-WebSocket-Accept: ${accept}`];
    if (protocol) lines.push(`Sec-WebSocket-Protocol: ${protocol}`);
    socket.write(`${lines.join("\r\n")}\r\n\r\n`);
    this.sockets.add(socket);
    // The only message of a desk is a ping.
    socket.on("data", () => socket.write(frame('{"type":"pong"}')));
    for (const end of ["close", "error"]) socket.on(end, () => this.sockets.delete(socket));
  }

  page(path) {
    const file = path === "/desk" ? "desk.html" : path.startsWith("/assets/") ? path.slice(1) : "";
    const whole = join(web, file);
    return file && existsSync(whole) ? { text: readFileSync(whole), type: types[extname(whole)] ?? "text/plain" } : undefined;
  }

  async answer(request, response) {
    if (this.away) return request.socket.destroy();
    const path = new URL(request.url, "http://localhost").pathname;
    response.setHeader("Content-Security-Policy", policy);
    response.setHeader("Cache-Control", "no-store");
    const page = this.page(path);
    if (page) {
      response.setHeader("Content-Type", page.type);
      return response.end(page.text);
    }
    let text = "";
    for await (const part of request) text += part;
    const body = text === "" ? undefined : JSON.parse(text);
    if (request.method === "POST") this.sent.push({ path, body });
    const { status, json } = this.answers(request.method, path, body);
    response.statusCode = status;
    if (json === undefined) return response.end();
    response.setHeader("Content-Type", "application/json");
    response.end(JSON.stringify(json));
  }

  stop() {
    for (const socket of this.sockets) socket.destroy();
    this.http.close();
    this.http.closeAllConnections?.();
  }
}

export const startFakeDesk = (role = "personal_adviser", port = 0) => new FakeDesk(role).start(port);
