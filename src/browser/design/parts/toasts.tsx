import { signal } from '@preact/signals';

type Toast = { readonly id: number; readonly tone: 'good' | 'bad' | 'plain'; readonly text: string };

const SHOWN_FOR_MS = 7_000;
const toasts = signal<readonly Toast[]>([]);
let lastId = 0;

/** Tells something that needs no answer. What went wrong stays until it is put away. */
export function toast(text: string, tone: Toast['tone'] = 'plain'): void {
  lastId += 1;
  const id = lastId;
  toasts.value = [...toasts.value.filter((each) => each.text !== text), { id, tone, text }];
  if (tone !== 'bad') setTimeout(() => dismiss(id), SHOWN_FOR_MS);
}

function dismiss(id: number): void {
  toasts.value = toasts.value.filter((each) => each.id !== id);
}

export function Toasts() {
  return (
    <div class="toasts" role="status" aria-live="polite">
      {toasts.value.map(({ id, tone, text }) => (
        <div key={id} class={`toast ${tone}`}>
          <span>{text}</span>
          <button type="button" class="button quiet icon tiny" aria-label="Put away" onClick={() => dismiss(id)}>
            ✕
          </button>
        </div>
      ))}
    </div>
  );
}
