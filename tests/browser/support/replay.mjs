// What somebody can do who has copied a cookie: asked without a browser, which would drop it.
import { randomBytes } from "node:crypto";
import { request } from "node:http";

/** Who the server takes the bearer of `cookie` to be. */
export async function meWith(server, cookie) {
  const answer = await fetch(`${server.url}/api/v1/me`, { headers: { Cookie: cookie } });
  return answer.json();
}

/** The status of an attempt to open the WebSocket: 101 if it opens. */
export function openSocket(server, cookie) {
  const headers = {
    Connection: "Upgrade",
    Upgrade: "websocket",
    Origin: server.url,
    Cookie: cookie,
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": randomBytes(16).toString("base64"),
    "Sec-WebSocket-Protocol": "sayso.v1",
  };
  return new Promise((done, failed) => {
    const attempt = request(`${server.url}/ws`, { headers });
    attempt.on("upgrade", (_, socket) => {
      socket.destroy();
      done(101);
    });
    attempt.on("response", (response) => {
      response.resume();
      done(response.statusCode);
    });
    attempt.on("error", failed);
    attempt.end();
  });
}
