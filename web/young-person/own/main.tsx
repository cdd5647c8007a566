import words from "own-strings";
import { addEnglish } from "../../shared/strings";
import { ownPlace } from "../store";
import { said } from "./file";
import { AskedPage } from "./for-you";
import { ContactPage } from "./contact";
import { CopyPage } from "./copy";
import { MatterPage, PlanPage } from "./plan";
import { PhonesPage } from "./phones";
import { ReadersPage } from "./readers";
import { RightsPage } from "./rights";
import { SaidPage, StatementPage } from "./statements";
import { TeamPage } from "./team";
import { WordsPage } from "./words";

addEnglish(words);

export { Helping, LooksSheet } from "../../shared/looks/main";
export { ForYou } from "./for-you";
export { AskMedia, ShowMedia } from "../../shared/elements/media/main";
export { HomeFile } from "./home-file";
export { Visit } from "./visit";
export { Cover } from "../safe/cover";
export { First } from "../safe/first";
export { Open } from "../safe/open";

const pages = {
  said: SaidPage,
  statement: StatementPage,
  asked: AskedPage,
  plan: PlanPage,
  matter: MatterPage,
  team: TeamPage,
  rights: RightsPage,
  words: WordsPage,
  readers: ReadersPage,
  copy: CopyPage,
  contact: ContactPage,
  phones: PhonesPage,
};

export function OwnPages() {
  const { page, about = "" } = ownPlace.value;
  const Shown = pages[page];
  return (
    <>
      <Shown key={`${page} ${about}`} about={about} />
      <p role="status" class="unseen">
        {said.value}
      </p>
    </>
  );
}
