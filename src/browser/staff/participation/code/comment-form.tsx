import { useEffect, useRef, useState } from 'preact/hooks';
import { Failure } from '../../parts/failure.tsx';
import { useSending } from '../../parts/use-sending.ts';

type CommentFormProps = {
  /** Of its field. Made by whoever uses it: `useId` gives the same to trees that are rendered apart. */
  readonly id: string;
  readonly label: string;
  readonly text?: string;
  readonly onKeep: (text: string) => Promise<void>;
  readonly onCancel: () => void;
};

/** Control or Command and Enter keep it, Escape leaves it. */
export function CommentForm({ id, label, text: before = '', onKeep, onCancel }: CommentFormProps) {
  const [text, setText] = useState(before);
  const { isSending, failure, errorOf, send } = useSending();
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);
  const submit = () => {
    if (!isSending && text.trim() !== '') void send(() => onKeep(text));
  };
  const press = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      submit();
    } else if (event.key === 'Escape' && text === before) {
      onCancel();
    }
  };
  return (
    <form
      class="comment"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <label class="small" for={id}>
        {label}
      </label>
      <Failure words={errorOf('text') ?? failure} />
      <textarea
        ref={field}
        id={id}
        class="input"
        rows={3}
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
        onKeyDown={press}
      />
      <div class="actions">
        <button type="submit" class="button primary tiny" disabled={isSending || text.trim() === ''}>
          Keep
        </button>
        <button type="button" class="button tiny" onClick={onCancel}>
          Cancel
        </button>
      </div>
    </form>
  );
}
