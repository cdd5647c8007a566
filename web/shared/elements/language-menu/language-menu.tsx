import type { LocaleInfo } from "../../protocol";
import { language, t } from "../../strings";
import { Icon } from "../icon/icon";

interface Props {
  locales: LocaleInfo[];
  onChoose: (locale: string) => void;
}

/** Every language under its own name. */
export function LanguageMenu({ locales, onChoose }: Props) {
  if (locales.length < 2) return null;
  return (
    <label class="language-menu">
      <Icon name="language" size={20} />
      <span class="unseen">{t("web.language")}</span>
      <select value={language.value.locale} onChange={(event) => onChoose(event.currentTarget.value)}>
        {locales.map((locale) => (
          <option key={locale.id} value={locale.id} lang={locale.id} dir={locale.dir}>
            {locale.own_name}
          </option>
        ))}
      </select>
    </label>
  );
}
