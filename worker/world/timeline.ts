import type { Call } from './calls.isolate.ts';
import { formatMs } from './duration.ts';

const MOST_LINES = 30;

/** Calls as a table of a few columns, for messages: when, what, how it ended, and what there is to say of it. */
export function describeTimeline(
  calls: readonly Call[],
  noteOf: (index: number) => string | undefined = () => undefined,
): string {
  const rows = calls.slice(0, MOST_LINES).map((call, index) => {
    const { what, end } = describeCall(call);
    return [formatMs(call.at), what, end, noteOf(index) ?? ''];
  });
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => (row[column] as string).length)));
  const lines = rows.map((row) =>
    `  ${row.map((cell, column) => (column < 3 ? cell.padEnd(widths[column] as number) : cell)).join('  ')}`.trimEnd(),
  );
  if (calls.length > MOST_LINES) lines.push(`  … and ${calls.length - MOST_LINES} more`);
  return lines.join('\n');
}

function describeCall(call: Call): { readonly what: string; readonly end: string } {
  const entry = call as unknown as Record<string, unknown>;
  if (call.kind === 'http') {
    const url = String(entry['url']).replace(/^https?:\/\//, '');
    const { durationMs, status, aborted } = entry as { durationMs?: number; status?: unknown; aborted?: boolean };
    const took = durationMs === undefined || durationMs === 0 ? '' : ` after ${formatMs(durationMs)}`;
    return {
      what: `${String(entry['method'])} ${url}`,
      end: `${aborted === true ? 'aborted' : String(status ?? 'open')}${took}`,
    };
  }
  const { name, operation, key, text, error } = entry;
  const words = [call.kind, name, operation, key, text].filter((word) => typeof word === 'string');
  return { what: words.join(' ').replace(/\s+/g, ' ').slice(0, 100), end: typeof error === 'string' ? error : '' };
}
