import { Icon } from "../../shared/elements/icon/icon";
import { t } from "../../shared/strings";
import { loadReaders } from "./file";
import { Loaded, Page, Quote } from "./frame";
import type { Reader } from "./types";

const kinds = new Set<string>(["statement", "case_file", "alert", "copy"]);

function Opened({ reader }: { reader: Reader }) {
  const { who, role, what, title, at, why } = reader;
  return (
    <li class={`own-reader ${why ? "own-reader-why" : ""}`}>
      <Icon name={why ? "warning" : "eye"} size={20} />
      <div>
        <p>
          <strong>
            <bdi>{who}</bdi>
          </strong>
          {role && <span class="soft"> ({role})</span>}
        </p>
        <p dir="auto">{t(`web.own.readers.${kinds.has(what) ? what : "case_file"}`, { title })}</p>
        <p class="soft small">
          <bdi>{at.words}</bdi>
        </p>
        {why && (
          <>
            <p>{t("web.own.readers.why")}</p>
            <Quote>{why}</Quote>
          </>
        )}
      </div>
    </li>
  );
}

export function ReadersPage() {
  return (
    <Page title={t("web.own.door.readers")} lead={t("web.own.readers.lead")}>
      <Loaded from={loadReaders}>
        {(readers) =>
          readers.length === 0 ? (
            <p>{t("web.own.readers.none")}</p>
          ) : (
            <ol class="own-list" role="list">
              {readers.map((reader, index) => (
                <Opened key={index} reader={reader} />
              ))}
            </ol>
          )
        }
      </Loaded>
    </Page>
  );
}
