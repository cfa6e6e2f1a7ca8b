import { useState } from 'preact/hooks';
import type { Scope } from '../../../domain/scope.ts';
import { makeApiKey } from '../api/staff-client.ts';
import { Failure } from '../parts/failure.tsx';
import { Field } from '../parts/field.tsx';
import { useSending } from '../parts/use-sending.ts';

const LASTING_DAYS = [7, 30, 90, 365] as const;
const USUAL_DAYS = 90;

type NewKeyFormProps = {
  /** What a key of theirs may be for. */
  readonly scopes: readonly Scope[];
  readonly onMade: (key: string) => Promise<void>;
};

export function NewKeyForm({ scopes, onMade }: NewKeyFormProps) {
  const [name, setName] = useState('');
  const [chosen, setChosen] = useState<readonly Scope[]>([]);
  const [days, setDays] = useState(USUAL_DAYS);
  const { isSending, failure, errorOf, send } = useSending();
  const submit = (event: Event) => {
    event.preventDefault();
    void send(async () => {
      const { key } = await makeApiKey({ name, scopes: [...chosen], days });
      setName('');
      setChosen([]);
      await onMade(key);
    });
  };
  const turn = (scope: Scope) =>
    setChosen(chosen.includes(scope) ? chosen.filter((each) => each !== scope) : [...chosen, scope]);
  const scopesError = errorOf('scopes');
  return (
    <details>
      <summary>Make a key</summary>
      <form onSubmit={submit} noValidate class="below">
        <Failure words={failure} />
        <Field label="What it is for" value={name} onValue={setName} error={errorOf('name')} />
        <fieldset aria-describedby={scopesError === undefined ? undefined : 'scopes-error'}>
          <legend>Scopes</legend>
          <div class="choices">
            {scopes.map((scope) => (
              <label key={scope} class="choice">
                <input type="checkbox" checked={chosen.includes(scope)} onChange={() => turn(scope)} />
                {scope}
              </label>
            ))}
          </div>
          {scopesError === undefined ? null : (
            <span class="bad small" id="scopes-error" role="alert">
              {scopesError}
            </span>
          )}
        </fieldset>
        <div class="field">
          <label class="label" for="key-days">
            Good for
          </label>
          <select
            id="key-days"
            class="input"
            value={days}
            onChange={(event) => setDays(Number(event.currentTarget.value))}
          >
            {LASTING_DAYS.map((each) => (
              <option key={each} value={each}>
                {each} days
              </option>
            ))}
          </select>
        </div>
        <button type="submit" class="button" disabled={isSending}>
          Make it
        </button>
      </form>
    </details>
  );
}
