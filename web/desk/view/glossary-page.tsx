import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Glossary } from "../../shared/protocol";
import { t } from "../../shared/strings";
import { desk } from "../api";
import { PageHeading } from "./page-heading";

type Term = Glossary["terms"][number];

/** Terms with what is looked for in their name, or in another way to write it; then those that explain it. */
export function matching(terms: Term[], wanted: string): Term[] {
  const needle = wanted.trim().toLowerCase();
  const holds = (text: string): boolean => text.toLowerCase().includes(needle);
  const named = terms.filter(({ term, also }) => holds(term.text) || also.some(holds));
  return [...named, ...terms.filter((term) => !named.includes(term) && holds(term.plain.text))];
}

function Entry({ entry }: { entry: Term }) {
  return (
    <div class="term">
      <dt>
        {entry.term.text}
        {entry.also.length > 0 && <span class="small soft"> {entry.also.join(", ")}</span>}
      </dt>
      <dd>{entry.plain.text}</dd>
    </div>
  );
}

/** The words of the field, as they are explained to young people. */
export function GlossaryPage() {
  const terms = useSignal<Term[] | undefined>(undefined);
  const wanted = useSignal("");
  useEffect(() => {
    desk.glossary().then(
      (found) => {
        terms.value = found.terms.sort((a, b) => a.term.text.localeCompare(b.term.text, "en"));
      },
      () => (terms.value = []),
    );
  }, []);
  const shown = terms.value && matching(terms.value, wanted.value);
  return (
    <>
      <PageHeading>{t("web.desk.glossary.title")}</PageHeading>
      <p class="find">
        <label for="find-word">{t("web.desk.glossary.find")}</label>
        <input
          id="find-word"
          type="search"
          autocomplete="off"
          value={wanted.value}
          onInput={(event) => (wanted.value = event.currentTarget.value)}
        />
      </p>
      <p class="soft" role="status">
        {shown?.length === 0 && t("web.desk.glossary.none")}
      </p>
      <dl class="glossary">{shown?.map((entry) => <Entry key={entry.id} entry={entry} />)}</dl>
    </>
  );
}
