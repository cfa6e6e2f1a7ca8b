import { useId } from 'preact/hooks';
import type { Criterion } from '../../../../domain/rubric.ts';
import { RUBRIC } from '../../../../domain/rubric-words.ts';
import { type CriterionMark, MARKS_IN_ORDER } from './marks.ts';

type CriterionFieldProps = {
  readonly criterion: Criterion;
  readonly value: CriterionMark;
  readonly onChange: (value: CriterionMark) => void;
};

const WHY_LENGTH = 2_000;

/** One criterion of the rubric: a mark, each with what is to be seen for it, and why. */
export function CriterionField({ criterion, value, onChange }: CriterionFieldProps) {
  const id = useId();
  const { title, question, lookAt, marks } = RUBRIC[criterion];
  return (
    <fieldset class="card criterion">
      <legend>{title}</legend>
      <p>{question}</p>
      <details>
        <summary class="small">Where to look</summary>
        <ul class="small">
          {lookAt.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      </details>
      <div class="anchors">
        {MARKS_IN_ORDER.map((mark) => (
          <label key={mark} class={value.mark === mark ? 'anchor chosen' : 'anchor'}>
            <input
              type="radio"
              name={`${id}-mark`}
              checked={value.mark === mark}
              onChange={() => onChange({ ...value, mark })}
            />
            <b class="number">{mark}</b>
            <span class="small">{marks[mark]}</span>
          </label>
        ))}
      </div>
      <div class="field">
        <label class="label" for={`${id}-why`}>
          Why<span class="visually-hidden">: {title}</span>
        </label>
        <span class="hint" id={`${id}-hint`}>
          What did you see, and where? Others read it once their own review is final.
        </span>
        <textarea
          id={`${id}-why`}
          class="input"
          rows={3}
          maxLength={WHY_LENGTH}
          value={value.why}
          aria-describedby={`${id}-hint`}
          onInput={(event) => onChange({ ...value, why: event.currentTarget.value })}
        />
      </div>
    </fieldset>
  );
}
