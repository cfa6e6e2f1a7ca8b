import { useId } from 'preact/hooks';

type PeopleFieldProps = {
  readonly isAdmin: boolean;
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly errors: readonly string[];
};

const ERRORS_SHOWN = 8;

/** Whom to invite: typed, pasted out of a spreadsheet, or read from a file. */
export function PeopleField({ isAdmin, value, onValue, errors }: PeopleFieldProps) {
  const id = useId();
  const read = async (input: HTMLInputElement) => {
    const [file] = input.files ?? [];
    if (file !== undefined) onValue(await file.text());
    input.value = '';
  };
  return (
    <div class="field">
      <label class="label" for={id}>
        Candidates
      </label>
      <span class="hint" id={`${id}-hint`}>
        One a line: an e-mail address, and a name after a comma if you like. Or a spreadsheet’s export with the columns
        email, name, portfolio{isAdmin ? ', extra_time (1.25 for a quarter more)' : ''}.
      </span>
      <textarea
        id={id}
        class="input"
        rows={4}
        spellcheck={false}
        value={value}
        aria-describedby={`${id}-hint${errors.length === 0 ? '' : ` ${id}-errors`}`}
        aria-invalid={errors.length > 0}
        onInput={(event) => onValue(event.currentTarget.value)}
      />
      {errors.length === 0 ? null : (
        <div class="error" id={`${id}-errors`} role="alert">
          <ul class="plain">
            {errors.slice(0, ERRORS_SHOWN).map((error) => (
              <li key={error}>{error}</li>
            ))}
            {errors.length > ERRORS_SHOWN ? <li>and {errors.length - ERRORS_SHOWN} more</li> : null}
          </ul>
        </div>
      )}
      <label class="small">
        From a file:{' '}
        <input type="file" accept=".csv,.tsv,.txt,text/csv" onChange={(event) => void read(event.currentTarget)} />
      </label>
    </div>
  );
}
