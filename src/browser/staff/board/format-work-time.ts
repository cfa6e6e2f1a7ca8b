const MINUTE_MS = 60_000;

/** How long somebody worked: `47 min`, `2 h 05`. */
export function formatWorkTime(ms: number): string {
  const minutes = Math.round(ms / MINUTE_MS);
  if (minutes < 60) return `${minutes} min`;
  return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')}`;
}
