import { Dialog } from "../../shared/elements/dialog/dialog";
import { Button } from "../../shared/elements/button/button";
import { t } from "../../shared/strings";
import { helpOpen, shortcutsOn, useKeys } from "../keys";
import { may } from "../roles";
import { go, inboxLink, pageLink, peopleLink } from "../route";
import { say } from "../say";
import { actKeys } from "./act-bar";

type Row = readonly [string, string];

function List({ title, rows }: { title: string; rows: readonly Row[] }) {
  return (
    <section>
      <h3>{title}</h3>
      <dl class="keys">
        {rows.map(([key, what]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** The keys of every page, and the list of all of them. */
export function Shortcuts() {
  useKeys({
    "?": () => (helpOpen.value = true),
    ...(may("inbox") && { i: () => go(inboxLink) }),
    ...(may("people") && { p: () => go(peopleLink), "/": () => go(pageLink("search")) }),
  });
  return (
    <Dialog id="keys" title={say("keys.title")} open={helpOpen.value} onClose={() => (helpOpen.value = false)} class="keys-dialog">
      <p>{say("keys.lead")}</p>
      <label class="check">
        <input type="checkbox" checked={shortcutsOn.value} onChange={(event) => (shortcutsOn.value = event.currentTarget.checked)} />
        <span>{say("keys.switch")}</span>
      </label>
      <p class="hint">{say("keys.switch_hint")}</p>
      <div class="keys-columns">
        <List
          title={say("keys.list")}
          rows={[
            ["j", say("keys.next")],
            ["k", say("keys.previous")],
            ["Enter", say("keys.open")],
            ["u", say("keys.back")],
          ]}
        />
        <List
          title={say("keys.anywhere")}
          rows={[
            ["i", say("keys.inbox")],
            ["p", say("keys.people")],
            ["/", say("keys.search")],
            ["?", say("keys.help")],
          ]}
        />
        <List
          title={say("keys.work")}
          rows={[
            ["a", say("act.acknowledge")],
            ...actKeys.map(([act, key]): Row => [key, say(`act.${act}`)]),
            ["o", say("keys.file")],
            ["Ctrl + Enter", say("keys.send")],
            ["Esc", say("keys.leave")],
          ]}
        />
      </div>
      <Button onClick={() => (helpOpen.value = false)}>{t("web.desk.close")}</Button>
    </Dialog>
  );
}

export function ShortcutsButton() {
  return (
    <Button kind="plain" class="keys-button" onClick={() => (helpOpen.value = true)}>
      {say("keys.button")} <kbd aria-hidden="true">?</kbd>
    </Button>
  );
}
