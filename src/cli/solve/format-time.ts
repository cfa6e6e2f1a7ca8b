import type { SolveView } from '../../protocol/solve/solve-view.ts';

/** How much time there is, by the server's clock. */
export function formatTime({ state, now, opensAt, closesAt, deadline, durationSeconds, endedBy }: SolveView): string {
  switch (state) {
    case 'early':
      return `It can be started from ${local(opensAt)} on.`;
    case 'ready': {
      const howLong = durationSeconds === null ? '' : ` There are ${span(durationSeconds)} once it is started.`;
      return `It can be started${closesAt === null ? '' : ` until ${local(closesAt)}`}.${howLong}`;
    }
    case 'missed':
      return `It could be started until ${local(closesAt)}. Ask whoever invited you for more time.`;
    case 'running':
      return deadline === null
        ? 'There is no deadline. Hand in with `minicase-cli finish`.'
        : `${span((Date.parse(deadline) - Date.parse(now)) / 1_000)} left, until ${local(deadline)}. ` +
            'What you saved last is handed in then by itself.';
    case 'over':
      return endedBy === 'candidate' ? 'It is handed in.' : 'The time is over: what you saved last is handed in.';
    case 'revoked':
      return 'This invitation was taken back. Ask whoever sent it.';
  }
}

/** `1 h 05 min`, or seconds below two minutes. */
export function span(seconds: number): string {
  if (seconds < 120) return `${Math.max(0, Math.floor(seconds))} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return rest === 0 ? `${hours} h` : `${hours} h ${String(rest).padStart(2, '0')} min`;
}

function local(time: string | null): string {
  return time === null ? '–' : new Date(time).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' });
}
