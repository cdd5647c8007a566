// A photo, a voice note and words in their place: taken at a phone with Chromium's own camera and microphone, sent piece by
// piece, and shown and played at the desk. What a phone writes into a photo does not come out of it.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Adviser } from "./support/adviser.mjs";
import { closeBrowsers, device, launchWithDevices } from "./support/browser.mjs";
import { faults, looksRight } from "./support/look.mjs";
import { drawn, withPlace } from "./support/photo.mjs";
import { startServer } from "./support/server.mjs";
import { words } from "./support/words.mjs";
import { YoungPerson } from "./support/young-person.mjs";

const flow = "my-home-now";

let server;
let browser;
before(async () => {
  server = await startServer();
  browser = await launchWithDevices();
});
after(async () => {
  await closeBrowsers();
  await server?.stop();
});

/** Somebody whose home needs mending, at the question for a photo. */
async function atThePhoto(name, locale = "en") {
  const phone = await device(browser, "phone");
  const person = new YoungPerson(await phone.newPage(), server.url, locale);
  await person.open();
  await person.comeIn(server.codes[name]);
  await person.start(flow);
  await person.tap("kind", "other");
  await person.tap("safe_here", "safe");
  for (const step of ["live_with", "secure", "afford"]) await person.skip(step);
  await person.tick("wrong", "repair");
  await person.asked("show_repair");
  return { phone, person, page: person.page };
}

async function atTheDesk(name) {
  const desk = await device(browser, "desk");
  const adviser = new Adviser(await desk.newPage(), server.url);
  await adviser.open();
  await adviser.signIn("sam");
  await adviser.openFile(name);
  return { desk, page: adviser.page };
}

/** How large the picture is that the page shows; 0 if it shows none. */
const widthOf = (image) =>
  image.evaluate(async (element) => {
    element.loading = "eager";
    await element.decode();
    return element.naturalWidth;
  });

/** How long it lasts, once it has really been played for a moment. */
const plays = (sound) =>
  sound.evaluate(async (element) => {
    element.muted = true;
    await element.play();
    await new Promise((resolve) => element.addEventListener("timeupdate", resolve, { once: true }));
    element.pause();
    return element.error === null;
  });

test("a photo and a voice note reach the case file, and are shown and played at the desk", async (context) => {
  const { phone, person, page } = await atThePhoto("Kit");
  const photoSaid = person.t("answer.photo");
  const voiceSaid = person.t("answer.voice");
  let photo;
  let address;

  await context.test("a photo with a place in it is chosen, looked at, turned and sent", async (context) => {
    const bytes = withPlace(await drawn(page));
    assert.ok(bytes.includes("CanaryStreet") && bytes.includes("Exif"));
    await page.locator("input[type=file]").setInputFiles({ name: "IMG 0001.jpg", mimeType: "image/jpeg", buffer: bytes });
    const preview = page.getByRole("img", { name: person.t("web.media.photo.yours") });
    await preview.waitFor();
    const before = await preview.evaluate(({ width, height }) => [width, height]);
    await person.button("web.media.turn").click();
    assert.deepEqual(await preview.evaluate(({ width, height }) => [height, width]), before);
    await looksRight(context, page, "photo-taken-phone");
    await person.button("web.answer.send").click();
    await person.asked("how_like");
    await person.bubble(photoSaid).getByText(person.t("web.tick.saved")).waitFor();
    photo = page.getByRole("img", { name: new RegExp(`^${photoSaid}`) });
    assert.ok((await widthOf(photo)) > 0);
  });

  await context.test("what comes out of it is the picture and nothing else", async () => {
    address = await photo.evaluate(({ src }) => src);
    const answer = await page.request.get(address);
    assert.equal(answer.headers()["content-type"], "image/jpeg");
    assert.equal(answer.headers()["cache-control"], "no-store");
    const kept = await answer.body();
    for (const trace of ["Exif", "Canary", "GPS", "ICC_PROFILE", "xmp"]) assert.ok(!kept.includes(trace), trace);
    const part = await page.request.get(address, { headers: { Range: "bytes=0-1" } });
    assert.equal(part.status(), 206);
    assert.deepEqual([...(await part.body())], [0xff, 0xd8]);
  });

  await context.test("a voice note is recorded, listened to, recorded again and sent", async (context) => {
    await person.face("how_like", "bad");
    await person.asked("say_aloud");
    await page.getByText(person.t("web.media.voice.note")).waitFor();
    await looksRight(context, page, "voice-asked-phone");
    for (const key of ["web.media.voice.record", "web.media.voice.again"]) {
      await person.button(key).click();
      await page.getByText(/0:01/).first().waitFor();
      await person.button("web.media.voice.stop").click();
      assert.ok(await plays(page.locator(".voice audio")));
    }
    await looksRight(context, page, "voice-taken-phone");
    await person.button("web.answer.send").click();
    await person.bubble(voiceSaid).getByText(person.t("web.tick.saved")).waitFor();
  });

  await context.test("both stand in the review, and it is sent", async (context) => {
    person.script = words("en").flow("parts/own-words");
    await person.skip("own_words");
    await person.reviews();
    await page.getByRole("img", { name: photoSaid }).waitFor();
    assert.ok(await plays(page.locator("audio.media-shown")));
    await looksRight(context, page, "media-review-phone");
    await person.send();
    phone.behaved();
  });

  await context.test("the adviser sees the one and hears the other", async () => {
    const { desk, page: file } = await atTheDesk("Kit");
    await file.locator("article.statement").getByRole("button", { expanded: false }).click();
    const shown = file.getByRole("img", { name: /^Photo, sent/ }).first();
    await shown.waitFor();
    assert.ok((await widthOf(shown)) > 0);
    assert.ok(await plays(file.locator("audio.line-media").first()));
    assert.deepEqual(await faults(file), []);
    desk.behaved();
  });

  await context.test("whoever has looked stands among the readers; a stranger sees nothing", async () => {
    const { readers } = await (await page.request.get(`${server.url}/api/v1/own/readers`)).json();
    assert.deepEqual([...new Set(readers.map(({ who }) => who))], ["Sam Example"]);
    const other = await device(browser, "desk");
    const alex = new Adviser(await other.newPage(), server.url);
    await alex.open();
    await alex.signIn("alex");
    const id = address.split("/").pop();
    assert.match(id, /^[0-9a-f]{32}$/);
    for (const path of [`/api/v1/desk/media/${id}`, `/api/v1/own/media/${id}`])
      assert.ok([403, 404].includes((await alex.page.request.get(server.url + path)).status()), path);
  });
});

test("the signal goes in the middle of a photo, and it goes on where it was", async () => {
  const { phone, person, page } = await atThePhoto("Noor");
  const noise = await drawn(page, { width: 800, height: 600, type: "image/png", noise: true });
  const pieces = [];
  let cut = 2;
  await page.route("**/api/v1/uploads/*", async (route) => {
    const request = route.request();
    if (request.method() !== "PUT") return route.continue();
    pieces.push(Number(new URL(request.url()).searchParams.get("from")));
    cut -= 1;
    if (cut === 0) return route.abort("connectionreset");
    return route.continue();
  });
  await page.locator("input[type=file]").setInputFiles({ name: "noise.png", mimeType: "image/png", buffer: noise });
  await person.button("web.answer.send").click();
  await page.getByText(person.t("web.media.waiting")).waitFor();
  assert.equal(await person.bubble(person.t("answer.photo")).count(), 0, "nothing says it is saved");
  await person.asked("how_like");
  await person.bubble(person.t("answer.photo")).getByText(person.t("web.tick.saved")).waitFor();
  assert.deepEqual(pieces.slice(0, 3), [0, 65536, 65536], "the piece that was lost went again, and none before it");
  phone.behaved();
});

test("without a microphone, or a photo, words do", async () => {
  const { phone, person, page } = await atThePhoto("Ffion");
  await page.evaluate(() => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException("no", "NotAllowedError"));
  });
  await person.button("web.media.photo.camera").click();
  await page.getByText(person.t("web.media.photo.no_camera")).waitFor();
  await person.button("web.media.words").click();
  await page.getByLabel(person.t("web.media.words_label")).fill("The window does not shut.");
  assert.deepEqual(await faults(page), []);
  await person.button("web.answer.send").click();
  await person.asked("how_like");
  await person.bubble("The window does not shut.").getByText(person.t("web.tick.saved")).waitFor();
  phone.behaved();
});

test("the camera of this screen takes a photo too", async () => {
  const { phone, person, page } = await atThePhoto("Robin");
  await person.button("web.media.photo.camera").click();
  await page.locator("video").evaluate(
    (film) => film.videoWidth > 0 || new Promise((resolve) => film.addEventListener("loadeddata", resolve, { once: true })),
  );
  await person.button("web.media.photo.snap").click();
  await page.getByRole("img", { name: person.t("web.media.photo.yours") }).waitFor();
  await person.button("web.answer.send").click();
  await person.asked("how_like");
  await person.bubble(person.t("answer.photo")).getByText(person.t("web.tick.saved")).waitFor();
  phone.behaved();
});
