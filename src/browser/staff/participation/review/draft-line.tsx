import type { DraftState } from './review-draft.ts';

/** Whether what was written is kept. */
export function DraftLine({ state }: { readonly state: DraftState }) {
  if (state.phase === 'failed') {
    return (
      <span class="bad small" role="alert">
        Not saved. {state.words} {state.isRetried ? 'It is tried again.' : ''}
      </span>
    );
  }
  return (
    <span class="soft small" role="status">
      {state.phase === 'saved' ? 'All is saved. Only you see it until you hand it in.' : 'Saving…'}
    </span>
  );
}
