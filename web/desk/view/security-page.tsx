import { useSignal } from "@preact/signals";
import { useId, useRef } from "preact/hooks";
import { Button } from "../../shared/elements/button/button";
import { passkeysWork } from "../../shared/passkey";
import { proved } from "../proof";
import { found, say } from "../say";
import { type Credential, type Device, security, type TotpOffer } from "../security";
import { checkSignIn } from "../session";
import { isolated } from "../words";
import { Asked, Outcome, useAsked, useSending } from "./asking";
import { PageHeading } from "./page-heading";
import { Square } from "./square";

function DeviceLine({ device, onEnd }: { device: Device; onEnd: () => void }) {
  const name = device.label || say("security.unknown_device");
  return (
    <li class="box-line">
      <p>
        <bdi>{name}</bdi>
        {device.this && ` (${say("security.this")})`}
      </p>
      <p class="small soft">
        {say("security.since", { when: device.since.words })}
        {device.last_seen && `, ${say("security.seen", { when: device.last_seen.words })}`}
      </p>
      {!device.this && (
        <button type="button" class="link" onClick={onEnd}>
          {say("security.end")}
          <span class="unseen"> {name}</span>
        </button>
      )}
    </li>
  );
}

function CredentialLine({ credential, onRemove }: { credential: Credential; onRemove: () => void }) {
  // The first press asks, the second does it.
  const sure = useSignal(false);
  const kind = found(`security.kind.${credential.kind}`) ?? credential.kind;
  const name = credential.label || kind;
  return (
    <li class="box-line">
      <p>
        {kind}: <bdi>{name}</bdi>
      </p>
      <p class="small soft">
        {say("security.added", { when: credential.created.words })}
        {credential.last_used && `, ${say("security.used", { when: credential.last_used.words })}`}
      </p>
      {credential.kind !== "oidc" && (
        <Button
          class="button-small"
          kind={sure.value ? "danger" : "quiet"}
          onClick={() => {
            if (sure.value) onRemove();
            sure.value = !sure.value;
          }}
        >
          {sure.value ? say("security.remove_sure", { name: isolated(name) }) : say("security.remove")}
          {!sure.value && <span class="unseen"> {name}</span>}
        </Button>
      )}
    </li>
  );
}

function LabelField({ id }: { id: string }) {
  return (
    <p class="entry-field">
      <label for={id}>{say("security.label")}</label>
      <input
        id={id}
        name="label"
        class="input"
        type="text"
        dir="auto"
        autocomplete="off"
        maxLength={40}
        placeholder={say("security.label_hint")}
      />
    </p>
  );
}

const labelIn = (form: HTMLFormElement) => String(new FormData(form).get("label") ?? "").trim();

function PasskeyForm({ onDone }: { onDone: () => void }) {
  const form = useRef<HTMLFormElement>(null);
  const { busy, problem, done, send } = useSending();
  const make = async (event: Event) => {
    event.preventDefault();
    if (!form.current) return;
    const label = labelIn(form.current);
    if (await send(() => proved(() => security.addPasskey(label)), say("security.passkey_done"))) {
      form.current.reset();
      onDone();
    }
  };
  return (
    <section class="box" aria-labelledby="add-passkey">
      <h2 id="add-passkey">{say("security.passkey")}</h2>
      <p class="soft">{say(passkeysWork() ? "security.passkey_lead" : "security.passkey_none")}</p>
      {passkeysWork() && (
        <form ref={form} class="entry-form" onSubmit={make}>
          <LabelField id="passkey-label" />
          <Outcome problem={problem} done={done} />
          <Button kind="primary" type="submit" busy={busy}>
            {say("security.passkey_button")}
          </Button>
        </form>
      )}
    </section>
  );
}

/** The secret in groups of four, so that it can be typed from the screen. */
const grouped = (secret: string) => secret.replace(/(.{4})(?=.)/g, "$1 ");

function AppForm({ onDone }: { onDone: () => void }) {
  const code = useId();
  const form = useRef<HTMLFormElement>(null);
  const offer = useSignal<TotpOffer | null>(null);
  const { busy, problem, done, send } = useSending();
  const begin = () => send(async () => (offer.value = await proved(security.beginApp)), "");
  const add = async (event: Event) => {
    event.preventDefault();
    const now = offer.value;
    if (!form.current || !now) return;
    const label = labelIn(form.current);
    const typed = String(new FormData(form.current).get("code") ?? "").trim();
    if (await send(() => security.finishApp(now.ticket, typed, label), say("security.app_done"))) {
      offer.value = null;
      onDone();
    }
  };
  return (
    <section class="box" aria-labelledby="add-app">
      <h2 id="add-app">{say("security.app")}</h2>
      <p class="soft">{say("security.app_lead")}</p>
      {offer.value && (
        <form ref={form} class="entry-form" onSubmit={add}>
          <p>{say("security.app_scan")}</p>
          <Square text={offer.value.link} label={say("security.app_square")} />
          <p>
            {say("security.app_secret")}: <code class="secret">{grouped(offer.value.secret)}</code>
          </p>
          <LabelField id="app-label" />
          <p class="entry-field">
            <label for={code}>{say("security.app_code")}</label>
            <input id={code} name="code" class="input" type="text" inputMode="numeric" autocomplete="one-time-code" required />
          </p>
          <Button kind="primary" type="submit" busy={busy}>
            {say("security.app_button")}
          </Button>
        </form>
      )}
      <Outcome problem={problem} done={done} />
      {!offer.value && (
        <Button busy={busy} onClick={() => void begin()}>
          {say("security.app_begin")}
        </Button>
      )}
    </section>
  );
}

/** Where a worker is signed in, and what lets them in. */
export function SecurityPage() {
  const asked = useAsked(security.list);
  const { busy, problem, done, send } = useSending();
  const sure = useSignal(false);
  const again = () => void asked.again();
  const end = async (device: Device) => {
    if (await send(() => security.endDevice(device.id), say("security.ended"))) again();
  };
  const remove = async (credential: Credential) => {
    if (await send(() => proved(() => security.remove(credential.id)), say("security.removed"))) again();
  };
  const everywhere = async () => {
    if (!sure.value) return void (sure.value = true);
    if (await send(security.everywhere, "")) await checkSignIn();
  };
  const credentials = asked.value?.credentials ?? [];
  return (
    <>
      <PageHeading>{say("security.title")}</PageHeading>
      <Outcome problem={problem} done={done} />
      <div class="boxes">
        <section class="box" aria-labelledby="ways">
          <h2 id="ways">{say("security.ways")}</h2>
          <Asked problem={asked.problem} known={asked.value !== null} again={asked.again}>
            {credentials.length === 0 && <p>{say("security.no_ways")}</p>}
            <ul class="box-lines">
              {credentials.map((credential) => (
                <CredentialLine key={credential.id} credential={credential} onRemove={() => void remove(credential)} />
              ))}
            </ul>
          </Asked>
        </section>
        <PasskeyForm onDone={again} />
        <AppForm onDone={again} />
        <section class="box" aria-labelledby="devices">
          <h2 id="devices">{say("security.devices")}</h2>
          <ul class="box-lines">
            {(asked.value?.devices ?? []).map((device) => (
              <DeviceLine key={device.id} device={device} onEnd={() => void end(device)} />
            ))}
          </ul>
          <Button kind={sure.value ? "danger" : "quiet"} busy={busy} onClick={() => void everywhere()}>
            {say(sure.value ? "security.everywhere_sure" : "security.everywhere")}
          </Button>
        </section>
      </div>
    </>
  );
}
