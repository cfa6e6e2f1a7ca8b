import { signal } from '@preact/signals';
import { ServerClock } from './server-clock.ts';

/** Whether the last request got an answer. `navigator.onLine` only knows of a network, not of the server. */
export const isOnline = signal(true);

/** The server's time, as far as its answers tell. */
export const serverClock = new ServerClock(() => performance.now());

const HTTP_DATE_STEP_MS = 1_000;

/** Takes an answer's `Date`, which is cut to seconds, for what it tells of the server's clock. */
export function noteAnswer(date: string | null, sentAt: number): void {
  isOnline.value = true;
  const time = Date.parse(date ?? '');
  if (!Number.isNaN(time)) serverClock.correct(time, time + HTTP_DATE_STEP_MS, sentAt, performance.now());
}

export function noteSilence(): void {
  isOnline.value = false;
}
