const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/** How long somebody has been at work: `42 s`, `12 min 05 s`, `1 h 04 min`. */
export function formatWorkTime(ms: number): string {
  const whole = Math.max(0, Math.round(ms / SECOND_MS) * SECOND_MS);
  const [hours, minutes] = [Math.floor(whole / HOUR_MS), Math.floor((whole % HOUR_MS) / MINUTE_MS)];
  if (hours > 0) return `${hours} h ${padded(minutes)} min`;
  const seconds = (whole % MINUTE_MS) / SECOND_MS;
  return minutes > 0 ? `${minutes} min ${padded(seconds)} s` : `${seconds} s`;
}

function padded(count: number): string {
  return String(count).padStart(2, '0');
}
