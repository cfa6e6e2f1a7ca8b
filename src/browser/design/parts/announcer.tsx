import { signal } from '@preact/signals';

const message = signal('');

/** Has screen readers say something when they have finished what they are at. */
export function announce(text: string): void {
  // The same words twice would not be a change, and would not be said.
  message.value = message.peek() === text ? `${text}\u00a0` : text;
}

export function Announcer() {
  return (
    <div class="visually-hidden" role="status" aria-live="polite">
      {message}
    </div>
  );
}
