import { language, t } from "../../strings";
import { DemoBanner } from "../demo-banner/demo-banner";
import { ExitButton, ExitLink } from "../exit-button/exit-button";
import { HelplineButton } from "../helplines/helplines";
import { LanguageMenu } from "../language-menu/language-menu";
import { LooksButton, type LooksProps } from "../looks-button/looks-button";
import { Mark } from "../drawing/drawing";
import type { ComponentChildren } from "preact";

interface Props extends LooksProps {
  demo: boolean;
  /** Runs before the page is left: drops what is in memory. */
  beforeExit: () => void;
  /** Where leaving goes, if not to /exit. */
  exitTo?: string | undefined;
  /** In place of the exit button, for a kiosk. */
  exit?: ComponentChildren;
}

/** The same on every screen, in the same order: language, who to call, leave. */
export function TopBar({ demo, locales, onLanguage, beforeExit, exitTo, helping, later, exit }: Props) {
  const spoken = locales.find((known) => known.id === language.value.locale);
  return (
    <>
      <a class="skip-link" href="#main">
        {t("web.skip_to_main")}
      </a>
      {demo && <DemoBanner />}
      <header class="top-bar">
        {!exit && <ExitLink before={beforeExit} to={exitTo} />}
        <span class="wordmark">
          <Mark />
          <span class="wordmark-name">{t("web.name")}</span>
        </span>
        <span class="top-bar-tools">
          <LanguageMenu locales={locales} onChoose={onLanguage} />
          <LooksButton {...{ locales, onLanguage, helping, later }} />
          <HelplineButton />
          {exit ?? <ExitButton before={beforeExit} to={exitTo} />}
        </span>
      </header>
      {spoken && !spoken.whole && <aside class="part-english small">{t("web.part_english")}</aside>}
    </>
  );
}
