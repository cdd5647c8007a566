import { signal } from "@preact/signals";
import { useEffect, useState } from "preact/hooks";
import { ConversationScreen } from "../../shared/conversation-screen/conversation-screen";
import { Button } from "../../shared/elements/button/button";
import { ProblemText } from "../../shared/elements/field/field";
import { Pictures } from "../../shared/elements/pictures/pictures";
import { get, post, ProblemError } from "../../shared/http";
import type { Id, Me } from "../../shared/protocol";
import { language, t } from "../../shared/strings";
import { covered } from "../away";
import { Cover } from "../safe/cover";
import { brought, isSignedIn, me, open, signOut, talk } from "../store";

/** What two screens show each other; as the server says it. */
interface Opened {
  kiosk: string;
  claim: string;
  pictures: string[];
  signs_out?: boolean;
}

const every = 2_000;

function say<T>(path: string, body: unknown): Promise<T> {
  return post<T>(`/api/v1/${path}`, body, language.value.locale);
}

function wordsOf(problem: unknown): string {
  return (problem instanceof ProblemError && problem.text) || t("web.signal.none");
}

function done(): void {
  brought.value = undefined;
}

/** Uses up what the camera saw, once. */
function useOpened(path: string): { opened?: Opened | undefined; problem?: string | undefined } {
  const [opened, setOpened] = useState<Opened>();
  const [problem, setProblem] = useState<string>();
  useEffect(() => {
    say<Opened>(path, { token: brought.peek()?.token }).then(setOpened, (failure: unknown) => setProblem(wordsOf(failure)));
  }, []);
  return { opened, problem };
}

function Problem({ title, words }: { title: string; words: string }) {
  return (
    <div class="stack">
      <h1 tabIndex={-1}>{title}</h1>
      <ProblemText id="visit" problem={words} />
      <Button onClick={done}>{t("web.close")}</Button>
    </div>
  );
}

/** Which screen it is, and what both show: so that nobody signs in another one unseen. */
function Which({ opened, lead }: { opened: Opened; lead: string }) {
  return (
    <>
      <p class="lead" dir="auto">
        {t("web.own.visit.where", { name: opened.kiosk })}
      </p>
      <Pictures names={opened.pictures} />
      <p>{lead}</p>
    </>
  );
}

function SignInThere() {
  const { opened, problem } = useOpened("own/visit/open");
  const [failed, setFailed] = useState<string>();
  const [said, setSaid] = useState<boolean>();
  const settle = async (yes: boolean): Promise<void> => {
    try {
      await say(`own/visit/${yes ? "agree" : "refuse"}`, { claim: opened?.claim });
      setSaid(yes);
    } catch (failure) {
      setFailed(wordsOf(failure));
    }
  };
  const words = problem ?? failed;
  if (words) return <Problem title={t("web.own.visit.title")} words={words} />;
  if (!opened) return <p role="status">{t("web.wait")}</p>;
  if (said !== undefined)
    return (
      <div class="stack">
        <h1 tabIndex={-1}>{t("web.own.visit.title")}</h1>
        <p class="lead" role="status">
          {t(said ? "web.own.visit.done" : "web.own.visit.no_done")}
        </p>
        <Button onClick={done}>{t("web.close")}</Button>
      </div>
    );
  return (
    <div class="stack">
      <h1 tabIndex={-1}>{t("web.own.visit.title")}</h1>
      <Which opened={opened} lead={t("web.own.visit.check")} />
      <div class="before-choices">
        <Button kind="primary" onClick={() => void settle(true)}>
          {t("web.own.visit.yes")}
        </Button>
        <Button onClick={() => void settle(false)}>{t("web.kiosk.same_no")}</Button>
      </div>
    </div>
  );
}

function GoOnHere() {
  const { opened, problem } = useOpened("hand-over/open");
  const [failed, setFailed] = useState<string>();
  const [agreed, setAgreed] = useState(false);
  const asks = opened !== undefined && (agreed || !opened.signs_out);
  useEffect(() => {
    if (!asks) return undefined;
    let on = true;
    const next = async (): Promise<void> => {
      if (!on) return;
      try {
        const { session } = await say<{ session?: Id }>("hand-over/take", { claim: opened.claim });
        if (session) return await goOn(session);
      } catch (failure) {
        if (!(failure instanceof ProblemError && failure.unreached)) return setFailed(wordsOf(failure));
      }
      setTimeout(() => void next(), every);
    };
    void next();
    return () => {
      on = false;
    };
  }, [asks]);
  const words = problem ?? failed;
  if (words) return <Problem title={t("web.own.visit.take")} words={words} />;
  if (!opened) return <p role="status">{t("web.wait")}</p>;
  return (
    <div class="stack">
      <h1 tabIndex={-1}>{t("web.own.visit.take")}</h1>
      {asks ? (
        <Which opened={opened} lead={t("web.own.visit.look")} />
      ) : (
        <>
          <p class="lead">{t("web.own.visit.out")}</p>
          <div class="before-choices">
            <Button kind="primary" onClick={() => setAgreed(true)}>
              {t("web.own.visit.take")}
            </Button>
            <Button onClick={done}>{t("web.before.not_now")}</Button>
          </div>
        </>
      )}
    </div>
  );
}

const session = signal<Id | undefined>(undefined);

/** It is theirs now: as who they are on this phone, or as the guest of this one conversation. */
async function goOn(handed: Id): Promise<void> {
  me.value = await get<Me>("/api/v1/me");
  done();
  if (isSignedIn()) return open(handed);
  covered.value = false; // All there is was said a moment ago, by who holds this phone.
  session.value = handed;
}

/** The conversation that began at a screen; nothing else of anybody is here. */
function Guest() {
  useEffect(() => {
    if (session.value) return;
    get<{ session?: Id }>("/api/v1/visit").then(
      (visit) => (visit.session ? (session.value = visit.session) : void signOut()),
      () => void signOut(),
    );
  }, []);
  useEffect(() => {
    if (!session.value) return;
    talk.continue(session.value);
    talk.connection.open();
  }, [session.value]);
  return (
    <>
      <Cover />
      <ConversationScreen
        talk={talk}
        today={new Date()}
        kiosk
        onHome={() => void signOut()}
        homeLabel={t("web.kiosk.finish")}
      />
    </>
  );
}

/** Brought by the camera: to sign in at a screen, or to go on here with what was begun at one. */
export function Visit() {
  const kind = brought.value?.kind;
  if (!kind) return <Guest />;
  if (kind === "hand-over") return <GoOnHere />;
  if (isSignedIn()) return <SignInThere />;
  return (
    <div class="stack">
      <h1 tabIndex={-1}>{t("web.own.visit.title")}</h1>
      <p class="lead">{t("web.own.visit.sign_in")}</p>
      <div class="before-choices">
        <Button kind="primary" onClick={() => (brought.value = brought.value && { ...brought.value, waits: true })}>
          {t("web.sign_in.go")}
        </Button>
        <Button onClick={done}>{t("web.before.not_now")}</Button>
      </div>
    </div>
  );
}
