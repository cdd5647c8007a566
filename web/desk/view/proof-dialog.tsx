import { useEffect, useId, useRef } from "preact/hooks";
import { Button } from "../../shared/elements/button/button";
import { proving, type Proving } from "../proof";
import { say } from "../say";
import { security } from "../security";
import { ProofForm } from "./proof-form";

function Dialog({ asked }: { asked: Proving }) {
  const title = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const question = useRef(asked.passkey);
  useEffect(() => dialog.current?.showModal(), []);
  const passkey = async () => {
    // A question is for one answer: another try needs another.
    const now = question.current ?? (await security.howToProve()).passkey;
    question.current = undefined;
    if (!now) throw new Error("there is no passkey to ask for");
    await security.proveByPasskey(now);
    asked.done(true);
  };
  const typed = async (way: "totp" | "password", text: string) => {
    await (way === "totp" ? security.proveByCode(text) : security.proveByPassword(text));
    asked.done(true);
  };
  return (
    <dialog ref={dialog} class="dialog" aria-labelledby={title} onClose={() => asked.done(false)}>
      <h2 id={title}>{say("proof.title")}</h2>
      <p>{say("proof.lead")}</p>
      <ProofForm ways={asked.ways} passkey={passkey} typed={typed} />
      <Button class="dialog-close" onClick={() => dialog.current?.close()}>
        {say("proof.cancel")}
      </Button>
    </dialog>
  );
}

/** Stands in the frame of every page, and is seen when something asks for a fresh proof. */
export function ProofDialog() {
  return proving.value && <Dialog asked={proving.value} />;
}
