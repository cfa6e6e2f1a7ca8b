import type { InputHTMLAttributes } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';

type FieldProps = {
  readonly label: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly hint?: string;
  readonly error?: string | undefined;
  readonly type?: 'text' | 'email' | 'password' | 'datetime-local';
  readonly autoComplete?: InputHTMLAttributes['autoComplete'];
  readonly inputMode?: 'numeric' | 'text';
  readonly isFocused?: boolean;
  readonly isReadOnly?: boolean;
  readonly isRequired?: boolean;
};

/** A labelled input. Where the server objects, the words stand beneath it, and the focus goes there. */
export function Field(props: FieldProps) {
  const { label, value, onValue, hint, error, type = 'text', autoComplete = 'off', inputMode = 'text' } = props;
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const { isFocused = false } = props;
  useEffect(() => {
    if (isFocused || error !== undefined) input.current?.focus();
  }, [isFocused, error]);
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
      <input
        ref={input}
        id={id}
        class="input"
        // The types of Preact want to know one kind at a time.
        type={type as 'text'}
        autoComplete={autoComplete}
        inputMode={inputMode}
        spellcheck={false}
        required={props.isRequired ?? true}
        readOnly={props.isReadOnly ?? false}
        value={value}
        aria-invalid={error !== undefined}
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
