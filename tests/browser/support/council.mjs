// A council that is no demo: nothing is let in by itself.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { program, Server, startOutside, temporaryFolder } from "./server.mjs";

const password = "long enough to be a password";

/** What an operator types, beside the service or while it runs. */
export function operate(data, command, more, input = "") {
  const { status, stdout, stderr } = spawnSync(program, [command, "--data", data, ...more], { input, encoding: "utf8" });
  if (status !== 0) throw new Error(`sayso ${command}: ${stderr}`);
  return stdout;
}

/** Sam's council, with Kit in it. */
export async function startCouncil() {
  const outside = await startOutside();
  const data = join(temporaryFolder("council"), "data");
  operate(data, "migrate", ["--council", "Testshire"]);
  operate(data, "add-worker", ["--user", "sam", "--name", "Sam Tester", "--team", "North"], `${password}\n`);
  operate(data, "add-young-person", ["--adviser", "sam"], "Kit Tester\nKit\n2009-03-03\nCASE-1\n");
  const server = new Server(data, `http://127.0.0.1:${outside.address().port}/`);
  server.demo = [];
  await server.start();
  process.on("exit", () => server.process.kill("SIGKILL"));
  return server;
}

async function ask(server, path, cookie, body) {
  const headers = { Origin: server.url, "Content-Type": "application/json", Cookie: cookie };
  const answer = await fetch(`${server.url}${path}`, body ? { method: "POST", headers, body: JSON.stringify(body) } : { headers });
  return { cookie: answer.headers.get("set-cookie")?.split(";")[0] ?? "", status: answer.status, body: await answer.json() };
}

/** What the server answers to who has copied `cookie`. */
export const asked = (server, path, cookie, body) => ask(server, path, cookie, body);

/** A code for Kit's phone, from Sam. */
export async function codeFor(server) {
  const { cookie } = await ask(server, "/api/v1/sign-in", "", { user: "sam", password });
  const { body } = await ask(server, "/api/v1/desk/young-people", cookie);
  const issued = await ask(server, "/api/v1/desk/codes", cookie, { young_person: body.young_people[0].id });
  return issued.body.code;
}

/** The link of a new kiosk, for its browser to open once. */
export function enrolLink(server, name) {
  return /http\S+/.exec(operate(server.data, "kiosk", ["enrol", "--name", name]))[0];
}
