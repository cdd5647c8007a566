// Loaded when somebody first opens it, or has chosen before how the page is to look.
import words from "looks-strings";
import { addEnglish } from "../strings";

addEnglish(words);

export { Helping } from "./helping";
export { LooksSheet } from "./sheet";
