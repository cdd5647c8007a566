// Something on the way that lets no WebSocket through, as some schools and workplaces have.
import { once } from "node:events";
import { createServer, request } from "node:http";

export class BlockingProxy {
  blocks = true;
  refused = 0;

  /** Passes everything on to `server`, which must know it as an origin of its own. */
  static async listen(port = 0) {
    const proxy = new BlockingProxy();
    proxy.server = createServer((asked, answer) => {
      const { method, url, headers } = asked;
      const on = request({ port: proxy.to, host: "localhost", method, path: url, headers }, (came) => {
        answer.writeHead(came.statusCode, came.rawHeaders);
        came.pipe(answer);
      });
      on.on("error", () => answer.destroy());
      asked.pipe(on);
    });
    proxy.server.on("upgrade", (asked, socket, head) => proxy.upgrade(asked, socket, head));
    proxy.server.listen(port);
    await once(proxy.server, "listening");
    proxy.server.unref();
    return proxy;
  }

  get url() {
    return `http://localhost:${this.server.address().port}`;
  }

  upgrade(asked, socket, head) {
    socket.on("error", () => socket.destroy());
    if (this.blocks) {
      this.refused += 1;
      socket.end("HTTP/1.1 502 Bad Gateway\r\nConnection: close\r\n\r\n");
      return;
    }
    const on = request({ port: this.to, host: "localhost", path: asked.url, headers: asked.headers });
    on.on("error", () => socket.destroy());
    on.on("upgrade", (came, wire, first) => {
      const lines = [];
      for (let i = 0; i < came.rawHeaders.length; i += 2) lines.push(`${came.rawHeaders[i]}: ${came.rawHeaders[i + 1]}`);
      socket.write(`HTTP/1.1 101 Switching Protocols\r\n${lines.join("\r\n")}\r\n\r\n`);
      wire.write(head);
      socket.write(first);
      wire.on("error", () => socket.destroy());
      wire.pipe(socket).pipe(wire);
    });
    on.end();
  }

  async close() {
    this.server.closeAllConnections();
    this.server.close();
  }
}
