import type { ComponentChildren } from "preact";
import { signal } from "@preact/signals";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { Icon } from "../../shared/elements/icon/icon";
import { language, t } from "../../shared/strings";
import { codeRows, keysOf, layoutOf, letterRows, numberRows, ordersAfter, signRows, withMark } from "./layout";
import { before, put, rub, type Field } from "./typing";

/** Put away by somebody, or because a real keyboard is used. Until they ask for it again. */
const away = signal(false);

const edge = 16;

/** Nothing is kept of what is typed: the field has it, and the page. */
export function Keyboard({ field }: { field: Field }) {
  useEffect(() => {
    // Keys of a real keyboard; what the keys here do is no key press.
    const pressed = ({ key, isTrusted }: KeyboardEvent): void => {
      if (isTrusted && (key.length === 1 || key === "Backspace")) away.value = true;
    };
    addEventListener("keydown", pressed);
    return () => removeEventListener("keydown", pressed);
  }, []);
  if (away.value)
    return (
      <Stay>
        <Key label={t("web.keys.show")} wide onPress={() => (away.value = false)}>
          {t("web.keys.show")}
        </Key>
      </Stay>
    );
  return <Keys field={field} key={kindOf(field)} />;
}

/** A mark that needs a letter stands on a circle. */
const standing = (sign: string): string => (/^\p{M}/u.test(sign) ? `\u25cc${sign}` : sign);

type Kind = "letters" | "number" | "code";

function kindOf(field: Field): Kind {
  if (field.dataset["keys"] === "code") return "code";
  return field.inputMode === "numeric" || field.inputMode === "tel" ? "number" : "letters";
}

interface KeyProps {
  label?: string | undefined;
  pressed?: boolean | undefined;
  wide?: boolean | undefined;
  space?: boolean;
  onPress: () => void;
  children: ComponentChildren;
}

function Key({ label, pressed, wide, space, onPress, children }: KeyProps) {
  const size = space ? "key key-space" : wide ? "key key-wide" : "key";
  return (
    <button type="button" tabIndex={-1} class={size} aria-label={label} aria-pressed={pressed} onClick={onPress}>
      {children}
    </button>
  );
}

/** To other keys. Who says aloud what they press says what stands on it (WCAG 2.5.3). */
function Turn({ to, onPress, children }: { to: string; onPress: () => void; children: string }) {
  return (
    <Key wide label={`${children} ${to}`} onPress={onPress}>
      {children}
    </Key>
  );
}

/** At the bottom of the screen; the page ends above it, so that it covers nothing. */
function Stay({ children }: { children: ComponentChildren }) {
  const place = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const { style } = document.documentElement;
    const watch = new ResizeObserver(() => {
      style.setProperty("--keyboard", `${place.current?.offsetHeight ?? 0}px`);
      show(document.activeElement, place.current);
    });
    if (place.current) watch.observe(place.current);
    return () => {
      watch.disconnect();
      style.removeProperty("--keyboard");
    };
  }, []);
  return (
    <section
      ref={place}
      class="keyboard"
      aria-label={t("web.keys.title")}
      dir="ltr"
      // The field keeps the focus.
      onMouseDown={(event) => event.preventDefault()}
    >
      {children}
    </section>
  );
}

/** The field, and what sends it, above the keys. */
function show(field: Element | null, keys: HTMLElement | null): void {
  if (!field || !keys) return;
  const top = keys.getBoundingClientRect().top - edge;
  const send = field.closest("form")?.querySelector("[type=submit]");
  const needed = Math.max(field.getBoundingClientRect().bottom, send?.getBoundingClientRect().bottom ?? 0);
  const room = field.getBoundingClientRect().top - (document.querySelector(".top-bar")?.clientHeight ?? 0) - edge;
  if (needed > top) scrollBy({ top: Math.min(needed - top, Math.max(room, field.getBoundingClientRect().bottom - top)) });
}

function Keys({ field }: { field: Field }) {
  const kind = kindOf(field);
  const { locale } = language.value;
  const [latin, setLatin] = useState(false);
  const [large, setLarge] = useState(false);
  const [signs, setSigns] = useState(false);
  const [, setTurn] = useState(0);
  useEffect(() => {
    const changed = (): void => setTurn((turn) => turn + 1);
    document.addEventListener("selectionchange", changed);
    return () => document.removeEventListener("selectionchange", changed);
  }, []);
  const own = layoutOf(locale);
  const spoken = latin ? "en" : locale;
  const layout = layoutOf(spoken);
  const rows =
    kind === "code"
      ? codeRows
      : kind === "number"
        ? numberRows
        : signs
          ? signRows(layout)
          : letterRows(layout, large, spoken);
  const type = (text: string, back = 0): void => {
    put(field, text, back);
    setLarge(false);
    setTurn((turn) => turn + 1);
  };
  const letters = kind === "letters";
  const marks = letters && !signs ? keysOf(layout.marks ?? "") : [];
  const orders = letters && !signs && layout.orders ? ordersAfter(before(field)) : undefined;
  const mark = (sign: string): void => {
    const last = [...before(field)].pop() ?? "";
    if (/\p{L}/u.test(last)) type(withMark(last, sign, marks), last.length);
  };
  return (
    <Stay>
      {orders && (
        <div class="key-row key-orders" lang={spoken}>
          {orders.keys.map((form) => (
            <Key key={form} onPress={() => type(form, orders.instead ? 1 : 0)}>
              {form}
            </Key>
          ))}
        </div>
      )}
      {rows.map((row) => (
        <div class="key-row" key={row.join("")} lang={spoken}>
          {row.map((sign) => (
            <Key key={sign} onPress={() => type(sign)}>
              {standing(sign)}
            </Key>
          ))}
        </div>
      ))}
      {marks.length > 0 && (
        <div class="key-row" lang={spoken}>
          {marks.map((sign) => (
            <Key key={sign} label={`a${sign}`.normalize("NFC")} onPress={() => mark(sign)}>
              {standing(sign)}
            </Key>
          ))}
        </div>
      )}
      <div class="key-row">
        {letters && layout.large && !signs && (
          <Key wide label={t("web.keys.large")} pressed={large} onPress={() => setLarge(!large)}>
            {"\u21e7"}
          </Key>
        )}
        {letters && (
          <Turn to={t(signs ? "web.keys.letters" : "web.keys.signs")} onPress={() => setSigns(!signs)}>
            {signs ? layout.label : "?123"}
          </Turn>
        )}
        {letters && own.label !== "ABC" && (
          <Turn to={t("web.keys.other")} onPress={() => setLatin(!latin)}>
            {latin ? own.label : "ABC"}
          </Turn>
        )}
        {letters && layout.join && (
          <Key wide onPress={() => type(layout.join ?? "")}>
            {layout.join_label}
          </Key>
        )}
        {letters && (
          <Key space onPress={() => type(" ")}>
            {t("web.keys.space")}
          </Key>
        )}
        {letters && field instanceof HTMLTextAreaElement && (
          <Key wide label={t("web.keys.line")} onPress={() => type("\n")}>
            {"\u21b5"}
          </Key>
        )}
        <Key wide label={t("web.keys.delete")} onPress={() => rub(field)}>
          {"\u232b"}
        </Key>
        <Key wide label={t("web.keys.hide")} onPress={() => (away.value = true)}>
          <Icon name="close" />
        </Key>
      </div>
    </Stay>
  );
}
