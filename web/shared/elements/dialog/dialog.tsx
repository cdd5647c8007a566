import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

interface Props {
  id: string;
  title: string;
  open: boolean;
  onClose: () => void;
  class?: string;
  /** For a warning that must be read at once. */
  alert?: boolean;
  children: ComponentChildren;
}

/** A modal question. The browser keeps the focus inside, and gives it back afterwards. */
export function Dialog({ id, title, open, onClose, alert, children, ...rest }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  // At once with its contents: an empty dialog that is open a moment longer would swallow the next tap.
  useLayoutEffect(() => {
    if (open && !dialog.current?.open) dialog.current?.showModal();
    if (!open && dialog.current?.open) dialog.current.close();
  }, [open]);
  return (
    <dialog
      ref={dialog}
      class={`sheet ${rest.class ?? ""}`}
      role={alert ? "alertdialog" : undefined}
      aria-labelledby={`${id}-title`}
      onClose={() => {
        // The browser tells of it later, when it may have been opened again.
        if (!dialog.current?.open) onClose();
      }}
    >
      {open && (
        <>
          <h2 id={`${id}-title`}>{title}</h2>
          {children}
        </>
      )}
    </dialog>
  );
}
