// The signal goes, the server dies, a reply is lost on the way: what was said is kept, goes out, and is stored once.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { closeBrowsers, device, launch } from "./support/browser.mjs";
import { eachIsThereOnce } from "./support/case-file.mjs";
import { startServer } from "./support/server.mjs";
import { YoungPerson } from "./support/young-person.mjs";

let server;
let browser;
before(async () => {
  server = await startServer();
  browser = await launch();
});
after(async () => {
  await closeBrowsers();
  await server?.stop();
});

async function signedIn(name, prepare = async () => {}) {
  const phone = await device(browser, "phone");
  await prepare(phone);
  const person = new YoungPerson(await phone.newPage(), server.url);
  await person.open();
  await person.comeIn(server.codes[name]);
  return { phone, person };
}

async function keptOnlyHere(person, answer) {
  await person.page.getByText(person.t("web.signal.kept")).waitFor();
  const words = person.bubble(answer);
  await words.getByText(person.t("web.tick.waiting"), { exact: true }).waitFor();
  assert.equal(await words.getByText(person.t("web.tick.saved"), { exact: true }).count(), 0);
}

const isSaved = (person, answer) =>
  person.bubble(answer).getByText(person.t("web.tick.saved"), { exact: true }).waitFor();

test("an answer is called saved when the server says so, and not before", async () => {
  const held = [];
  let holding = false;
  const { phone, person } = await signedIn("Ffion", (context) =>
    context.routeWebSocket(/\/ws$/, (socket) => {
      const wire = socket.connectToServer();
      wire.onMessage((message) => (holding ? held.push(() => socket.send(message)) : socket.send(message)));
    }),
  );
  await person.start("college-next");
  await person.asked("now");
  holding = true;
  await person.option("now", "college").click();
  const answer = person.bubble(person.script("now.college"));
  await answer.getByText(person.t("web.tick.sending"), { exact: true }).waitFor();
  while (held.length === 0) await person.page.evaluate(() => new Promise(requestAnimationFrame));
  assert.equal(await person.page.getByText(person.t("web.tick.saved"), { exact: true }).count(), 0);
  holding = false;
  for (const release of held.splice(0)) release();
  await isSaved(person, person.script("now.college"));
  await person.asked("how_it_goes");
  phone.behaved();
  await phone.close();
});

test("without signal an answer is kept on the page, and goes out when the signal is back", async () => {
  const { phone, person } = await signedIn("Kit");
  await person.start("housing-tonight");
  await person.tap("safe", "unsafe");
  await person.asked("where_now");

  await phone.setOffline(true);
  await person.option("where_now", "friend").click();
  await keptOnlyHere(person, person.script("where_now.friend"));
  await phone.setOffline(false);
  await isSaved(person, person.script("where_now.friend"));

  await person.skip("phone");
  await person.asked("carry_on");
  await server.stop("SIGKILL");
  await person.page.getByText(person.t("web.signal.none")).waitFor();
  await person.option("carry_on", "list").click();
  await keptOnlyHere(person, person.script("carry_on.list"));
  await server.start();
  await person.reviews();
  await person.send();
  const answers = ["safe.unsafe", "where_now.friend", "carry_on.list"].map((answer) => person.script(answer));
  await eachIsThereOnce(browser, server, "Kit", answers);
  phone.behaved();
  await phone.close();
});

test("when the word that an answer is saved is lost on the way, it is sent again and stored once", async () => {
  let losing = false;
  let lost = 0;
  const { phone, person } = await signedIn("Noor", (context) =>
    context.routeWebSocket(/\/ws$/, (socket) => {
      const wire = socket.connectToServer();
      wire.onMessage((message) => {
        if (!losing || JSON.parse(message).type !== "saved") return socket.send(message);
        losing = false;
        lost += 1;
        void wire.close();
        void socket.close({ code: 1001 });
      });
    }),
  );
  await person.start("housing-tonight");
  await person.asked("safe");
  losing = true;
  await person.option("safe", "safe").click();
  await isSaved(person, person.script("safe.safe"));
  assert.equal(lost, 1, "the reply was lost");
  await person.asked("nights");
  await person.page.reload();
  await person.home();
  await person.page.getByRole("button", { name: new RegExp(`^${person.t("web.home.carry_on")}`) }).click();
  await person.write("nights", "31");
  await person.tap("carry_on", "list");
  await person.reviews();
  await person.send();
  await eachIsThereOnce(browser, server, "Noor", [person.script("safe.safe"), "31", person.script("carry_on.list")]);
  phone.behaved();
  await phone.close();
});
