import { render } from "preact";
import { followDevice } from "../shared/connection";
import { bringMedia } from "../shared/elements/media/later";
import { App } from "./app";
import { idle, talk, watch } from "./store";

addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload();
});
// Long presses and dragging open menus of the browser that a visitor has no use for.
addEventListener("contextmenu", (event) => event.preventDefault());
// While the warning shows, only a whole tap counts: it must not close under the finger that presses one of its buttons.
for (const kind of ["pointerdown", "keydown", "wheel", "touchmove", "input", "click"])
  addEventListener(
    kind,
    () => {
      if (kind === "click" || idle.state.value.phase !== "warning") idle.touched();
    },
    { passive: true, capture: true },
  );

bringMedia(() => import("../shared/elements/media/main"));
followDevice(talk.connection);
void watch();
const page = document.getElementById("page");
if (page) render(<App />, page);
