import { useState } from "preact/hooks";
import { Button } from "../../shared/elements/button/button";
import { Dialog } from "../../shared/elements/dialog/dialog";
import { ProblemText } from "../../shared/elements/field/field";
import { Symbol } from "../../shared/elements/symbol/symbol";
import { post } from "../../shared/http";
import { t } from "../../shared/strings";
import { covered } from "../away";
import { ChoosePin } from "../safe/choose-pin";
import { dropKey, mayHaveKey } from "../safe/device-key";
import { phoneIs } from "../safe/whose";
import { forgetAll, goHome, refused, signOut } from "../store";
import { loadDevices, said } from "./file";
import { Loaded, Page, useTap } from "./frame";
import type { Device, Devices, OwnPhone } from "./types";

async function ask(path: string): Promise<void> {
  try {
    await post(path, {});
  } catch (problem) {
    refused(problem);
    throw new Error(t("web.own.not_saved"));
  }
}

/** This phone is as it was before anybody used it. */
async function forgetHere(): Promise<void> {
  await phoneIs(false).catch(() => undefined);
  await dropKey();
}

/** Somewhere they are signed in, or a phone that can sign in again; often both. */
interface Place {
  key: string;
  label: string;
  device?: Device | undefined;
  phone?: OwnPhone | undefined;
}

function placesOf({ devices, phones }: Devices): Place[] {
  const signedIn = devices.map((device) => ({
    key: device.id,
    label: device.label,
    device,
    phone: phones.find(({ sign_in }) => sign_in === device.id),
  }));
  const asleep = phones.filter(({ sign_in }) => !devices.some(({ id }) => id === sign_in));
  return [...signedIn, ...asleep.map((phone) => ({ key: phone.id, label: phone.label, phone }))];
}

function Phone({ place, onOut }: { place: Place; onOut: () => void }) {
  const { busy, problem, tap } = useTap();
  const { label, device, phone } = place;
  const seen = phone?.last_used ?? device?.last_seen;
  const out = async (): Promise<void> => {
    if (phone) await ask(`/api/v1/own/phones/${phone.id}/forget`);
    else if (device && !device.this) await ask(`/api/v1/own/devices/${device.id}/revoke`);
    if (!device?.this) return onOut();
    if (phone) await forgetHere();
    await signOut();
  };
  const word = t(phone ? "web.own.phones.forget" : "web.own.phones.out");
  return (
    <li class="card own-member">
      <Symbol name="phone" size={32} />
      <div class="own-member-words">
        <h2 dir="auto">
          {label}
          {device?.this && <span class="own-state">{t("web.own.phones.this")}</span>}
        </h2>
        {device && (
          <p class="soft" dir="auto">
            {t("web.own.phones.since", { when: device.since.words })}
          </p>
        )}
        {seen && (
          <p class="soft" dir="auto">
            {t("web.own.phones.seen", { when: seen.words })}
          </p>
        )}
        {phone && <p>{t("web.own.phones.keyed")}</p>}
        <Button busy={busy} label={`${word}: ${label}`} onClick={() => tap(out)}>
          {word}
        </Button>
        <ProblemText id={`phone-${place.key}`} problem={problem} />
      </div>
    </li>
  );
}

function Phones({ devices, onPin }: { devices: Devices; onPin: () => void }) {
  const [gone, setGone] = useState<string[]>([]);
  const [sure, setSure] = useState(false);
  const { busy, problem, tap } = useTap();
  const places = placesOf(devices).filter(({ key }) => !gone.includes(key));
  const keyed = devices.phones.some((phone) => phone.this);
  return (
    <>
      <ul class="statements" role="list">
        {places.map((place) => (
          <Phone
            key={place.key}
            place={place}
            onOut={() => {
              setGone([...gone, place.key]);
              said.value = t("web.own.phones.gone");
              document.querySelector<HTMLElement>("h1")?.focus();
            }}
          />
        ))}
      </ul>
      {!keyed && !covered.value && mayHaveKey() && (
        <p>
          <Button onClick={onPin}>{t("web.own.phones.set_pin")}</Button>
        </p>
      )}
      <p class="own-foot">
        <Button kind="danger" onClick={() => setSure(true)}>
          {t("web.own.phones.all")}
        </Button>
      </p>
      <Dialog id="all-out" title={t("web.own.phones.all")} open={sure} onClose={() => setSure(false)}>
        <p>{t("web.own.phones.sure")}</p>
        <ProblemText id="all-out" problem={problem} />
        <div class="row">
          <Button
            kind="danger"
            busy={busy}
            onClick={() =>
              tap(async () => {
                await ask("/api/v1/sign-out-everywhere");
                await forgetHere();
                forgetAll();
                location.replace(location.pathname + location.search);
              })
            }
          >
            {t("web.own.phones.all")}
          </Button>
          <Button onClick={() => setSure(false)}>{t("web.before.not_now")}</Button>
        </div>
      </Dialog>
    </>
  );
}

export function PhonesPage() {
  const [choosing, setChoosing] = useState(false);
  if (choosing) return <ChoosePin onDone={goHome} />;
  return (
    <Page title={t("web.own.door.phones")} lead={t("web.own.phones.lead")}>
      <Loaded from={loadDevices}>
        {(devices) => <Phones devices={devices} onPin={() => setChoosing(true)} />}
      </Loaded>
    </Page>
  );
}
