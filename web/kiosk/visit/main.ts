// All that comes after the first touch: fetched while nobody stands at the screen.
export { bringKeyboard } from "../keyboard/lazy";
export { VisitScreens } from "./screens";
