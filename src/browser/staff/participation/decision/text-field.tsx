import { useId } from 'preact/hooks';

type TextFieldProps = {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly error?: string | undefined;
  /** How many characters there is room for. */
  readonly most?: number;
};

/** A labelled text of several lines. */
export function TextField({ label, hint, value, onValue, error, most }: TextFieldProps) {
  const id = useId();
  const described = [hint === undefined ? [] : `${id}-hint`, error === undefined ? [] : `${id}-error`].flat();
  return (
    <div class="field">
      <label class="label" for={id}>
        {label}
      </label>
      {hint === undefined ? null : (
        <span class="hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      <textarea
        id={id}
        class="input"
        rows={3}
        value={value}
        aria-invalid={error !== undefined}
        {...(most === undefined ? {} : { maxLength: most })}
        {...(described.length === 0 ? {} : { 'aria-describedby': described.join(' ') })}
        onInput={(event) => onValue(event.currentTarget.value)}
      />
      {error === undefined ? null : (
        <span class="error" id={`${id}-error`} role="alert">
          {error}
        </span>
      )}
    </div>
  );
}
