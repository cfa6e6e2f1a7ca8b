import { counted } from './counted.ts';

/** `90 minutes`, `2 hours`, `3 days`: a length of time in whole words. */
export function formatDuration(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  if (seconds < 60) return counted(seconds, 'second');
  if (minutes % (24 * 60) === 0) return counted(minutes / (24 * 60), 'day');
  if (minutes % 60 === 0) return counted(minutes / 60, 'hour');
  if (minutes < 120) return counted(minutes, 'minute');
  return `${counted(Math.floor(minutes / 60), 'hour')} ${counted(minutes % 60, 'minute')}`;
}
