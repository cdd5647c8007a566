import { useState } from "preact/hooks";
import { Button } from "../../shared/elements/button/button";
import { Dialog } from "../../shared/elements/dialog/dialog";
import { ProblemText } from "../../shared/elements/field/field";
import { Symbol } from "../../shared/elements/symbol/symbol";
import { post } from "../../shared/http";
import { t } from "../../shared/strings";
import { refused, signOut } from "../store";
import { loadDevices, said } from "./file";
import { Loaded, Page, useTap } from "./frame";
import type { Device } from "./types";

async function revoke(device: Device): Promise<void> {
  try {
    await post(`/api/v1/own/devices/${device.id}/revoke`, {});
  } catch (problem) {
    refused(problem);
    throw new Error(t("web.own.not_saved"));
  }
}

function Phone({ device, onOut }: { device: Device; onOut: () => void }) {
  const { busy, problem, tap } = useTap();
  return (
    <li class="card own-member">
      <Symbol name="phone" size={32} />
      <div class="own-member-words">
        <h2 dir="auto">
          {device.label}
          {device.this && <span class="own-state">{t("web.own.phones.this")}</span>}
        </h2>
        <p class="soft" dir="auto">
          {t("web.own.phones.since", { when: device.since.words })}
        </p>
        {device.last_seen && (
          <p class="soft" dir="auto">
            {t("web.own.phones.seen", { when: device.last_seen.words })}
          </p>
        )}
        <Button
          busy={busy}
          label={`${t("web.own.phones.out")}: ${device.label}`}
          onClick={() =>
            tap(async () => {
              if (device.this) return signOut();
              await revoke(device);
              onOut();
            })
          }
        >
          {t("web.own.phones.out")}
        </Button>
        <ProblemText id={`phone-${device.id}`} problem={problem} />
      </div>
    </li>
  );
}

function Phones({ devices }: { devices: Device[] }) {
  const [gone, setGone] = useState<string[]>([]);
  const [sure, setSure] = useState(false);
  const { busy, problem, tap } = useTap();
  const left = devices.filter((device) => !gone.includes(device.id));
  return (
    <>
      <ul class="statements" role="list">
        {left.map((device) => (
          <Phone
            key={device.id}
            device={device}
            onOut={() => {
              setGone([...gone, device.id]);
              said.value = t("web.own.phones.gone");
              document.querySelector<HTMLElement>("h1")?.focus();
            }}
          />
        ))}
      </ul>
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
                // The others first: should one fail, this phone is still signed in and can try again.
                for (const device of left) if (!device.this) await revoke(device);
                await signOut();
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
  return (
    <Page title={t("web.own.door.phones")} lead={t("web.own.phones.lead")}>
      <Loaded from={loadDevices}>{(devices) => <Phones devices={devices} />}</Loaded>
    </Page>
  );
}
