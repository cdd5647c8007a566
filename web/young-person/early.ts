import { isOwnPhone } from "./phone-mode";

// Stands in the page itself, so that no press is lost while the rest is on its way: "Leave" leaves at once, and whatever
// else was pressed last is pressed again once somebody listens.
let last: HTMLElement | undefined;

function press(event: Event): void {
  const button = (event.target as Element).closest("button");
  if (!button) return;
  event.preventDefault();
  last = button;
  if (!button.classList.contains("exit-button")) return;
  document.documentElement.classList.add("left");
  location.replace(isOwnPhone() ? "/exit?phone=own" : "/exit");
}
addEventListener("click", press, true);

declare global {
  interface Window {
    /** Hands over: what was pressed until now. */
    early?: () => HTMLElement | undefined;
  }
}
window.early = () => {
  removeEventListener("click", press, true);
  return last;
};
