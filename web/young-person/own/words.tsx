import { useState } from "preact/hooks";
import { get } from "../../shared/http";
import { Says } from "../../shared/elements/says/says";
import type { Glossary } from "../../shared/protocol";
import { language, t } from "../../shared/strings";
import { openOwn } from "../store";
import { Loaded, Page } from "./frame";

const plain = (text: string): string => text.toLocaleLowerCase();

function Terms({ terms }: Glossary) {
  const [wanted, setWanted] = useState("");
  const found = terms.filter(({ term, also }) =>
    [term.text, term.english ?? "", ...also].some((text) => plain(text).includes(plain(wanted.trim()))),
  );
  return (
    <>
      <div class="field">
        <label for="word">{t("web.own.words.find")}</label>
        <input
          id="word"
          class="input"
          type="search"
          autoComplete="off"
          value={wanted}
          onInput={(event) => setWanted(event.currentTarget.value)}
        />
      </div>
      <p role="status">{found.length === 0 ? t("web.own.words.none") : ""}</p>
      <dl class="own-terms">
        {found.map((entry) => (
          <div key={entry.id}>
            <dt>
              <Says words={entry.term} />
            </dt>
            <dd>
              <Says words={entry.plain} />
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

export function WordsPage() {
  return (
    <Page title={t("web.own.rights.words")} back={{ label: t("web.own.door.rights"), go: () => openOwn("rights") }}>
      <Loaded from={() => get<Glossary>("/api/v1/glossary", language.peek().locale)}>
        {(glossary) => <Terms terms={glossary.terms} />}
      </Loaded>
    </Page>
  );
}
