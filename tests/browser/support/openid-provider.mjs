// A real OpenID provider on this machine, in the place of a council's own sign-in. Whoever comes says which account they
// are: what is tested is what we make of its answers.
import { createServer } from "node:http";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { temporaryFolder } from "./server.mjs";

const client = "sayso-desk";
const secret = "a secret that only the two of them know/+=";

/** Its page for people: an account, and nothing else. */
const door = (uid) => `<!doctype html><html lang="en"><title>Council</title>
<form method="post" action="/interaction/${uid}"><label>account <input name="account"></label><button>sign in</button></form>`;

async function bodyOf(request) {
  let text = "";
  for await (const part of request) text += part;
  return new URLSearchParams(text);
}

export async function startProvider() {
  const { default: Provider } = await import("oidc-provider");
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const issuer = `http://localhost:${server.address().port}`;
  const redirects = [];
  const provider = new Provider(issuer, {
    clients: [{ client_id: client, client_secret: secret, redirect_uris: ["http://localhost:1/none"], grant_types: ["authorization_code"] }],
    pkce: { required: () => true, methods: ["S256"] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
    cookies: { keys: ["only for this test"] },
    async loadExistingGrant(context) {
      const grant = new context.oidc.provider.Grant({
        clientId: context.oidc.client.clientId,
        accountId: context.oidc.session.accountId,
      });
      grant.addOIDCScope("openid");
      await grant.save();
      return grant;
    },
  });
  // Where to come back to is known only once our own server has its port.
  const allowed = (uri) => redirects.includes(uri);
  provider.Client.prototype.redirectUriAllowed = allowed;

  const handle = provider.callback();
  server.on("request", async (request, response) => {
    const uid = /^\/interaction\/([\w-]+)$/.exec(request.url)?.[1];
    if (!uid) return handle(request, response);
    if (request.method === "GET") {
      response.setHeader("Content-Type", "text/html; charset=utf-8");
      return response.end(door(uid));
    }
    const accountId = (await bodyOf(request)).get("account");
    await provider.interactionFinished(request, response, { login: { accountId } });
  });
  const secretFile = join(temporaryFolder("openid"), "secret");
  writeFileSync(secretFile, `${secret}\n`);
  return {
    issuer,
    client,
    secretFile,
    server,
    returnTo: (uri) => redirects.push(uri),
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
