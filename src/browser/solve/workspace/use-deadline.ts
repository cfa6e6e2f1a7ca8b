import { useEffect } from 'preact/hooks';
import { useSession } from '../session-context.ts';
import type { CaseWork } from './case-work.ts';

/** What was typed in the last seconds should be on its way before they are over. */
const FLUSH_BEFORE_MS = 3_000;

/** Sends what is unsent when the end is near, when the window is left, and when the connection is back. */
export function useDeadline(work: CaseWork): void {
  const session = useSession();
  const leftMs = session.remainingMs.value;
  const isEnding = leftMs !== undefined && leftMs <= FLUSH_BEFORE_MS && !work.view.isRehearsal;
  useEffect(() => {
    if (isEnding) void work.draft.flush();
  }, [isEnding, work]);
  useEffect(() => {
    const flush = () => void work.draft.flush();
    const leave = () => {
      if (document.visibilityState === 'hidden') flush();
    };
    addEventListener('online', flush);
    addEventListener('minicase:save', flush);
    document.addEventListener('visibilitychange', leave);
    return () => {
      removeEventListener('online', flush);
      removeEventListener('minicase:save', flush);
      document.removeEventListener('visibilitychange', leave);
    };
  }, [work]);
}
