import type { CheckHead } from '../../../../protocol/challenge-folder-view.ts';

/** What the check of a published version came to; null where it came without one. */
export function CheckBadge({ state }: { readonly state: boolean | null }) {
  if (state === null) return <span class="badge">came unchecked</span>;
  return <span class={state ? 'badge good' : 'badge bad'}>{state ? 'check green' : 'check not green'}</span>;
}

/** In a few words, to go on in a sentence. */
export function checkStateOf({ state, isGreen, revision }: CheckHead): string {
  switch (state) {
    case 'queued':
      return 'a check waits for its turn';
    case 'running':
      return 'a check is under way';
    case 'done':
      return isGreen === true ? `check of revision ${revision} green` : `check of revision ${revision} found faults`;
    case 'failed':
      return 'the check failed through our fault';
    case 'cancelled':
      return 'the check was called off';
  }
}
