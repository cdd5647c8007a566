import { useState } from "preact/hooks";
import { Button } from "../../shared/elements/button/button";
import { ProblemText } from "../../shared/elements/field/field";
import { Icon } from "../../shared/elements/icon/icon";
import { language, t } from "../../shared/strings";
import { ProblemError } from "../../shared/http";
import { refused } from "../store";
import { Page } from "./frame";

type Kind = "pdf" | "json";

// The file comes into memory first, so that a copy that could not be made is said here and never lands on the phone as
// a file with an error in it. Its name says nothing about anybody.
async function fetchCopy(kind: Kind): Promise<void> {
  const path = `/api/v1/own/copy.${kind}?locale=${encodeURIComponent(language.peek().locale)}`;
  const response = await fetch(path);
  if (!response.ok) throw new ProblemError(response.status, "unavailable", "");
  const address = URL.createObjectURL(await response.blob());
  const link = document.createElement("a");
  link.href = address;
  link.download = `my-copy.${kind}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

export function CopyPage() {
  const [state, setState] = useState<"ready" | "getting" | "got">("ready");
  const [problem, setProblem] = useState<string>();
  const take = async (kind: Kind): Promise<void> => {
    setState("getting");
    setProblem(undefined);
    try {
      await fetchCopy(kind);
      setState("got");
    } catch (error) {
      refused(error);
      setState("ready");
      setProblem(t("web.own.not_loaded"));
    }
  };
  const busy = state === "getting";
  return (
    <Page title={t("web.own.door.copy")} lead={t("web.own.copy.lead")}>
      <p class="card card-safety own-warn">
        <Icon name="warning" />
        <span>{t("web.own.copy.warn")}</span>
      </p>
      <div class="own-choices own-copy">
        <Button kind="primary" busy={busy} onClick={() => void take("pdf")}>
          {t("web.own.copy.pdf")}
        </Button>
        <Button busy={busy} describedBy="data-file" onClick={() => void take("json")}>
          {t("web.own.copy.file")}
        </Button>
      </div>
      <p class="soft small" id="data-file">
        {t("web.own.copy.file_hint")}
      </p>
      <p role="status" class="own-said">
        {state === "getting" ? t("web.wait") : state === "got" ? t("web.own.copy.got") : ""}
      </p>
      <ProblemText id="copy" problem={problem} />
    </Page>
  );
}
