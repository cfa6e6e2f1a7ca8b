import { useState } from 'preact/hooks';
import type { Stage } from '../../../domain/stage.ts';
import { changeStage } from '../api/hiring-client.ts';
import { Failure } from '../parts/failure.tsx';
import { useSending } from '../parts/use-sending.ts';
import { STAGE_WORDS, STAGES } from './stage-words.ts';

type StageFormProps = { readonly id: string; readonly stage: Stage; readonly onDone: () => Promise<void> };

export function StageForm({ id, stage, onDone }: StageFormProps) {
  const [chosen, setChosen] = useState(stage);
  const [note, setNote] = useState('');
  const { isSending, failure, errorOf, send } = useSending();
  const isChanged = chosen !== stage || note.trim() !== '';
  const submit = (event: Event) => {
    event.preventDefault();
    void send(async () => {
      await changeStage(id, {
        ...(chosen === stage ? {} : { stage: chosen }),
        ...(note.trim() === '' ? {} : { note }),
      });
      setNote('');
      await onDone();
    });
  };
  const error = errorOf('note');
  return (
    <form onSubmit={submit} noValidate>
      <Failure words={failure} />
      <fieldset>
        <legend class="visually-hidden">Stage</legend>
        <div class="actions">
          {STAGES.map((each) => (
            <label key={each} class="choice">
              <input type="radio" name="stage" checked={chosen === each} onChange={() => setChosen(each)} />
              {STAGE_WORDS[each]}
            </label>
          ))}
        </div>
      </fieldset>
      <div class="field">
        <label class="label" for="note">
          Note
        </label>
        <textarea
          id="note"
          class="input"
          rows={3}
          value={note}
          aria-invalid={error !== undefined}
          onInput={(event) => setNote(event.currentTarget.value)}
        />
        {error === undefined ? null : (
          <span class="error" role="alert">
            {error}
          </span>
        )}
      </div>
      <button type="submit" class="button primary" disabled={isSending || !isChanged}>
        Keep
      </button>
    </form>
  );
}
