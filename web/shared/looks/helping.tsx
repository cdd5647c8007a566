import { helper } from "../talk";
import { t } from "../strings";

const helpers = ["alone", "worker", "carer", "friend_or_family", "interpreter", "someone"];

/** Who is helping to answer. It goes with the next answer, and is kept beside the answers. */
export function Helping() {
  return (
    <fieldset class="looks-part helping">
      <legend>{t("web.helping.title")}</legend>
      <p class="soft small">{t("web.helping.note")}</p>
      <div class="looks-choices">
        {helpers.map((who) => (
          <label class="looks-choice" key={who}>
            <input type="radio" name="helping" checked={helper.value === who} onChange={() => (helper.value = who)} />
            <span>{t(`web.helping.${who}`)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
