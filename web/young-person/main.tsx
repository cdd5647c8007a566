import { hydrate, render } from "preact";
import { followDevice } from "../shared/connection";
import { App } from "./app";
import { followTabs } from "../shared/tabs";
import { begin, me, talk } from "./store";

// A page taken back out of the browser's memory may show what has been left behind: it starts afresh.
addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload();
});

followDevice(talk.connection);
followTabs(talk);
void begin();
const page = document.getElementById("page");
const early = window.early?.();
// What stands there already is this very screen, but for a welcome that was kept on the phone of somebody known.
const stands = page?.firstChild && (me.peek() || document.documentElement.dataset["nobody"] === undefined);
if (page && stands) hydrate(<App />, page);
else if (page) {
  page.replaceChildren();
  render(<App />, page);
}
performance.mark("listens"); // For tests/bench/web.
early?.click();
