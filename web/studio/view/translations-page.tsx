import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { announce } from "../announce";
import { studio } from "../api";
import { wordsOf } from "../draft";
import { loadTranslations, may, library, loadLibrary, translations, trouble } from "../library";
import { languageName, locale } from "../choices";
import { flowLink } from "../route";
import { noteFailure } from "../session";
import type { TranslationItem } from "../types";
import { known, say } from "../words";
import { Ask } from "./ask";
import { Lacks, Trouble } from "./bits";
import { PageHeading } from "./page-heading";

function Approval({ item }: { item: TranslationItem }) {
  if (item.approved_by === "") return <span class="lacks">{say("translations.not_yet")}</span>;
  const name = item.approved_by;
  return (
    <span class="fits">
      {item.approved
        ? say("translations.approved_when", { name, when: item.approved.words })
        : say("translations.approved", { name })}
    </span>
  );
}

function Row({ item, onApprove }: { item: TranslationItem; onApprove: () => Promise<void> }) {
  const { title } = item;
  const language = languageName(item.locale);
  return (
    <tr>
      <th scope="row">
        {item.flow ? (
          <a href={flowLink(item.flow)} onClick={() => (locale.value = item.locale)}>
            {title}
          </a>
        ) : (
          title
        )}{" "}
        {item.part && <span class="tag">{say("translations.part")}</span>}
        <span class="under">
          {language}, {known("coverage", item.coverage)}
        </span>
      </th>
      <td data-label={say("flow.needs")}>
        <Lacks {...item} />
      </td>
      <td data-label={say("flow.approved")}>
        <Approval item={item} />
      </td>
      <td>
        {item.approved_by === "" && may().approve && (
          <Ask
            id={`approve-${item.flow ?? item.part}-${item.locale}`}
            title={say("translations.approve_title", { language, title })}
            lead={say("translations.approve_lead")}
            does={say("translations.approve")}
            of={say("translations.approve_of", { language, title })}
            small
            onDo={onApprove}
          />
        )}
      </td>
    </tr>
  );
}

/** Every translation of every flow and part: what it lacks, who approved it, and the button for it. */
export function TranslationsPage() {
  const wanted = useSignal("");
  const onlyOpen = useSignal(true);
  const problem = useSignal("");
  useEffect(() => {
    void loadTranslations();
    if (!library.value) void loadLibrary();
  }, []);
  const all = translations.value ?? [];
  const languages = [...new Set(all.map((item) => item.locale))];
  const chosen = wanted.value || (languages[0] ?? "");
  const shown = all.filter((item) => item.locale === chosen && (!onlyOpen.value || item.approved_by === ""));
  const approve = (item: TranslationItem) => async () => {
    problem.value = "";
    try {
      await studio.approveTranslation(item);
      announce(say("translations.done"));
    } catch (error) {
      if (!noteFailure(error)) problem.value = wordsOf(error);
    }
    await loadTranslations();
  };
  return (
    <>
      <PageHeading>{say("translations.title")}</PageHeading>
      <p class="soft">{say("translations.lead")}</p>
      <Trouble again={() => void loadTranslations()} />
      {!translations.value && trouble.value === "none" && <p class="soft">{say("loading")}</p>}
      {problem.value !== "" && (
        <p class="problem" role="alert">
          {problem.value}
        </p>
      )}
      {translations.value && (
        <>
          <div class="find">
            <label for="language">{say("translations.language")}</label>
            <select
              id="language"
              class="select"
              value={chosen}
              onChange={(event) => (wanted.value = event.currentTarget.value)}
            >
              {languages.map((id) => (
                <option key={id} value={id}>
                  {languageName(id)}
                </option>
              ))}
            </select>
            <label class="check">
              <input
                type="checkbox"
                checked={onlyOpen.value}
                onChange={(event) => (onlyOpen.value = event.currentTarget.checked)}
              />
              <span>{say("translations.only_open")}</span>
            </label>
          </div>
          {shown.length === 0 ? (
            <p class="nothing">{say("translations.none")}</p>
          ) : (
            <table class="table">
              <thead>
                <tr>
                  <th scope="col">{say("flows.name")}</th>
                  <th scope="col">{say("flow.needs")}</th>
                  <th scope="col">{say("flow.approved")}</th>
                  <td />
                </tr>
              </thead>
              <tbody>
                {shown.map((item) => (
                  <Row key={`${item.flow ?? ""}/${item.part ?? ""}`} item={item} onApprove={approve(item)} />
                ))}
              </tbody>
            </table>
          )}
        </>
      )}
    </>
  );
}
