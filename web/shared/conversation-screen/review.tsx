import { useState } from "preact/hooks";
import { Button } from "../elements/button/button";
import { Icon } from "../elements/icon/icon";
import { ShowMedia } from "../elements/media/later";
import { mediaIn } from "../elements/media/media-in";
import type { Review as ReviewMessage, ReviewLine } from "../protocol";
import { t } from "../strings";

function Shown({ line }: { line: ReviewLine }) {
  const media = mediaIn(line.value);
  return media ? <ShowMedia key={media.id} media={media} what={line.answer} /> : null;
}

/** Everything that was said, question by question. */
export function Lines({ lines, onChange }: { lines: ReviewLine[]; onChange?: ((step: string) => void) | undefined }) {
  return (
    <dl class="lines">
      {lines.map((line) => (
        <div class="line" key={line.step}>
          <dt lang={line.question.lang} dir={line.question.dir}>
            {line.question.text}
          </dt>
          <dd>
            <span dir="auto" class="line-answer">
              {line.answer}
            </span>
            <Shown line={line} />
            {onChange && line.can_edit && (
              <button type="button" class="change" onClick={() => onChange(line.step)}>
                {t("web.answer.change")}
                <span class="unseen">: {line.question.text}</span>
              </button>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

interface Props {
  review: ReviewMessage | undefined;
  problem: string | undefined;
  busy: boolean;
  onChange: (step: string) => void;
  onSend: (withoutAdviser: boolean) => void;
}

/** Before it is sent: what was said, who will see it, and the choice. */
export function ReviewScreen({ review, problem, busy, onChange, onSend }: Props) {
  const [kept, setKept] = useState(false);
  const without = review?.without_adviser;
  const keeps = kept && without !== undefined;
  return (
    <section class="review">
      <h2 id="question" tabIndex={-1}>
        {t("web.review.title")}
      </h2>
      <p>{t("web.review.lead")}</p>
      {review && (
        <>
          <Lines lines={review.lines} onChange={onChange} />
          <section class="card card-warm who-sees">
            <h3>
              <Icon name="eye" size={22} /> {t("web.review.who")}
            </h3>
            <p dir="auto" aria-live="polite">
              {keeps ? without.who_will_see : review.who_will_see}
            </p>
            {without && (
              <label dir="auto">
                <input type="checkbox" checked={kept} onChange={(event) => setKept(event.currentTarget.checked)} />
                {t("web.review.without", { name: without.name })}
              </label>
            )}
          </section>
        </>
      )}
      <div role="alert">{problem && <p class="problem">{problem}</p>}</div>
      <Button kind="primary" wide busy={busy || !review} onClick={() => onSend(keeps)}>
        {t("web.review.send")}
      </Button>
    </section>
  );
}
