import { useEffect, useState } from "preact/hooks";
import bundled from "bundled-strings";
import { Hills, Mark } from "../shared/elements/drawing/drawing";
import { HelplineButton, HelplineList } from "../shared/elements/helplines/helplines";
import { Icon } from "../shared/elements/icon/icon";
import type { LocaleInfo } from "../shared/protocol";
import { t } from "../shared/strings";
import { council, welcome } from "./store";

const turn = 5_000;

function words(locale: string, key: string): string {
  return bundled[locale]?.strings[key] ?? t(key);
}

/** Goes round the languages while nobody touches the screen; holds still for people who asked for no motion. */
function useRotation(count: number): number {
  const [index, setIndex] = useState(0);
  useEffect(() => {
    if (count < 2 || matchMedia("(prefers-reduced-motion: reduce)").matches) return undefined;
    const timer = setInterval(() => setIndex((now) => (now + 1) % count), turn);
    return () => clearInterval(timer);
  }, [count]);
  return index % Math.max(1, count);
}

function LanguageButton({ locale }: { locale: LocaleInfo }) {
  return (
    <button
      type="button"
      class="language-button"
      lang={locale.id}
      dir={locale.dir}
      onClick={() => void welcome(locale.id)}
    >
      {locale.own_name}
    </button>
  );
}

/** Nobody is here: a greeting in each language in turn, and one tap to begin in any of them. */
export function AttractScreen() {
  const locales = council.value?.locales ?? [];
  const shown = locales[useRotation(locales.length)];
  const locale = shown?.id ?? "en";
  return (
    <div class="attract">
      <div class="attract-head">
        <Mark />
        <HelplineButton />
      </div>
      <Hills />
      <div class="attract-words" lang={locale} dir={shown?.dir ?? "ltr"} key={locale}>
        <h1>{words(locale, "web.kiosk.greeting")}</h1>
        <p class="lead">{words(locale, "web.kiosk.touch")}</p>
      </div>
      <div class="language-buttons">
        {locales.map((known) => (
          <LanguageButton key={known.id} locale={known} />
        ))}
      </div>
    </div>
  );
}

/** No server, or nobody has let this screen in: says so, and who to call. */
export function ClosedScreen({ unknown }: { unknown: boolean }) {
  return (
    <div class="closed stack">
      <h1>{t(unknown ? "web.kiosk.unknown" : "web.kiosk.closed")}</h1>
      <p class="lead">{t("web.kiosk.closed_lead")}</p>
      <h2>
        <Icon name="phone" size={28} /> {t("web.call.title")}
      </h2>
      <HelplineList lines={council.value?.helplines} plain />
    </div>
  );
}
