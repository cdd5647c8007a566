// Every element in every state, to look at and to test. No data, and nothing is sent.
import { render, type ComponentChildren } from "preact";
import { ReviewScreen } from "../shared/conversation-screen/review";
import { Question } from "../shared/conversation-screen/question";
import { Said } from "../shared/conversation-screen/log";
import { Banner } from "../shared/elements/banner/banner";
import { Bubble } from "../shared/elements/bubble/bubble";
import { BeforeYouStart } from "../shared/elements/before-you-start/before-you-start";
import { Button } from "../shared/elements/button/button";
import { Card } from "../shared/elements/card/card";
import { Dialog } from "../shared/elements/dialog/dialog";
import { Done, Hills } from "../shared/elements/drawing/drawing";
import { Field } from "../shared/elements/field/field";
import { HelplineList, HelplineSheet } from "../shared/elements/helplines/helplines";
import { drawings } from "../shared/elements/icon/drawings";
import { Icon } from "../shared/elements/icon/icon";
import { bringMedia } from "../shared/elements/media/later";
import { Opening } from "../shared/elements/opening/opening";
import { Pictures } from "../shared/elements/pictures/pictures";
import { Square } from "../shared/elements/square/square";
import { StateLines } from "../shared/elements/statement-state/statement-state";
import { TopBar } from "../shared/elements/top-bar/top-bar";
import { t, useLanguage } from "../shared/strings";
import { prompts, safety } from "./prompts";

function Example({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <section class="example stack" aria-labelledby={`example-${name}`}>
      <h2 id={`example-${name}`}>{name}</h2>
      {children}
    </section>
  );
}

const kinds = ["primary", "quiet", "plain", "danger"] as const;
const nothing = (): void => {};

function Buttons() {
  return (
    <Example name="button">
      {kinds.map((kind) => (
        <p class="row" key={kind}>
          <Button kind={kind}>{kind}</Button>
          <Button kind={kind} icon="listen">
            with icon
          </Button>
          <Button kind={kind} disabled>
            disabled
          </Button>
          <Button kind={kind} pressed>
            pressed
          </Button>
          <Button kind={kind} busy>
            busy
          </Button>
        </p>
      ))}
    </Example>
  );
}

function Talk() {
  return (
    <Example name="bubble">
      <Bubble from="said">What the service says.</Bubble>
      <Bubble from="own">What somebody answers.</Bubble>
      <Said prompt={safety} />
      <StateLines
        lines={[
          { done: true, words: "Sent today." },
          { done: false, words: "Not read yet." },
        ]}
      />
    </Example>
  );
}

const shut = {
  open_now: false,
  words: "Closed now",
  next: "Opens at 9 am tomorrow",
  night_words: "At night, call",
  night_phone: "01632 960001",
};

/** What stands before a conversation, and what brings two screens together. */
function Screens() {
  return (
    <>
      <Example name="before-you-start">
        <BeforeYouStart title="A conversation" kind={wanted.has("problem") ? "nameless" : "named"} opening={shut} onStart={nothing} onNotNow={nothing} />
      </Example>
      <Example name="opening">
        <Opening opening={shut} night />
        <Opening opening={{ ...shut, open_now: true, words: "Open now", next: "Until 5 pm" }} />
      </Example>
      <Example name="square">
        <Square text={`${location.origin}/#an-example`} label={t("web.kiosk.scan")} />
      </Example>
      <Example name="pictures">
        <Pictures names={["bus", "key", "cup"]} />
      </Example>
      <Dialog id="dialog" title="A question in between" open={wanted.has("dialog")} onClose={nothing}>
        <p>It keeps the focus until it is closed.</p>
        <Button kind="primary">Close</Button>
      </Dialog>
    </>
  );
}

const line = { step: "one", question: prompts[0]!.words, answer: "At home", value: { choice: "option_0" }, can_edit: true };

/** Each question has an id of its own on its page; here one at a time is shown, by the number in the address. */
const wanted = new URLSearchParams(location.search);
const shown = prompts[Number(wanted.get("question") ?? 0)] ?? prompts[0]!;
const problem = wanted.has("problem") ? "There is nothing here yet." : undefined;

function Examples() {
  return (
    <>
      <TopBar
        demo
        locales={[]}
        onLanguage={nothing}
        beforeExit={nothing}
        later={() => import("../shared/looks/main")}
      />
      <main id="main" tabIndex={-1}>
        <h1>Every element</h1>
        <Example name="question">
          <div class="card question-card">
            <Question prompt={shown} session="example" given={undefined} problem={problem} today={new Date()} onAnswer={nothing} />
          </div>
        </Example>
        <Buttons />
        <Talk />
        <Screens />
        <Example name="banner">
          <Banner>With words.</Banner>
          <Banner tone="warning" icon="no_signal">
            No signal.
          </Banner>
        </Example>
        <Example name="card">
          <Card title="A card" level={3}>
            <p>What it holds.</p>
          </Card>
          <div class="card card-warm">
            <p>A warm card.</p>
          </div>
        </Example>
        <Example name="field">
          <Field id="right" label="A field" hint="What to write">
            <input id="right" class="input" />
          </Field>
          <Field id="wrong" label="A field with a fault" problem="This is not a number.">
            <input id="wrong" class="input" aria-invalid="true" />
          </Field>
        </Example>
        <Example name="drawing">
          <Hills />
          <Done />
          <ul class="swatches" role="list">
            {Object.keys(drawings).map((name) => (
              <li key={name}>
                <Icon name={name} label={name} />
              </li>
            ))}
          </ul>
        </Example>
        {wanted.has("review") && (
          <ReviewScreen
            review={{ type: "review", session: "", n: 0, lines: [line], who_will_see: "Your adviser.", complete: true, state: "in_progress" }}
            problem={problem}
            busy={false}
            onChange={nothing}
            onSend={nothing}
          />
        )}
        <Example name="helplines">
          <HelplineList />
        </Example>
      </main>
      <HelplineSheet lines={undefined} />
    </>
  );
}

bringMedia(() => import("../shared/elements/media/main"));
const page = document.getElementById("page");
if (page) void useLanguage(wanted.get("locale") ?? "en").then(() => render(<Examples />, page));
