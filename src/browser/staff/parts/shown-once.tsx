import { useId, useRef } from 'preact/hooks';
import { announce } from '../../design/parts/announcer.tsx';
import { toast } from '../../design/parts/toasts.tsx';

type ShownOnceProps = { readonly label: string; readonly secret: string; readonly note: string };

/** Something that is never shown again: to be copied now. */
export function ShownOnce({ label, secret, note }: ShownOnceProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const copy = async () => {
    input.current?.select();
    try {
      await navigator.clipboard.writeText(secret);
      toast('Copied.', 'good');
    } catch {
      announce('It is selected: copy it by your keyboard.');
    }
  };
  return (
    <div class="banner good spaced-below">
      <div>
        <label class="label" for={id}>
          {label}
        </label>
        <p class="small">{note}</p>
        <div class="with-button">
          <input
            ref={input}
            id={id}
            class="input secret"
            readOnly
            value={secret}
            onFocus={(event) => event.currentTarget.select()}
          />
          <button type="button" class="button" onClick={() => void copy()}>
            Copy
          </button>
        </div>
      </div>
    </div>
  );
}
