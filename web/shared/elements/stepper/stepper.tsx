import { t } from "../../strings";
import { Icon } from "../icon/icon";

interface Props {
  id: string;
  value: number | undefined;
  range?: [number, number] | undefined;
  labelledBy?: string | undefined;
  describedBy?: string | undefined;
  onChange: (value: number | undefined) => void;
}

/** A number with one less and one more; typing works too. */
export function Stepper({ id, value, range, labelledBy, describedBy, onChange }: Props) {
  const [low, high] = range ?? [0, 1_000_000];
  const within = (number: number): number => Math.min(high, Math.max(low, number));
  const step = (by: number): void => onChange(within((value ?? 0) + by));
  return (
    <div class="stepper">
      <button type="button" class="stepper-button" aria-label={t("web.number.less")} onClick={() => step(-1)}>
        <Icon name="minus" />
      </button>
      <input
        id={id}
        class="input stepper-input"
        inputMode="numeric"
        autoComplete="off"
        dir="ltr"
        value={value ?? ""}
        aria-labelledby={labelledBy}
        aria-describedby={describedBy}
        onInput={(event) => {
          const typed = event.currentTarget.value.trim();
          onChange(/^-?\d{1,9}$/.test(typed) ? Number(typed) : undefined);
        }}
      />
      <button type="button" class="stepper-button" aria-label={t("web.number.more")} onClick={() => step(1)}>
        <Icon name="plus" />
      </button>
    </div>
  );
}
