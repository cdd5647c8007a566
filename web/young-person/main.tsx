import { render } from "preact";
import { followDevice } from "../shared/connection";
import { App } from "./app";
import { begin, talk } from "./store";

// A page taken back out of the browser's memory may show what has been left behind: it starts afresh.
addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload();
});

followDevice(talk.connection);
void begin();
const page = document.getElementById("page");
if (page) render(<App />, page);
