import { ApiProblem, wordsFor } from '../../../api/problem.ts';

export type DraftState =
  | { readonly phase: 'saved' }
  | { readonly phase: 'waiting' }
  | { readonly phase: 'saving' }
  /** `isRetried` where it is tried again by itself. */
  | { readonly phase: 'failed'; readonly words: string; readonly isRetried: boolean };

export type ReviewDraft<T> = {
  /** What is to be kept now. It is saved when nothing more was written for a moment. */
  readonly write: (content: T) => void;
  /** Saves at once; resolves when nothing is left to be saved, or it did not work. */
  readonly flush: () => Promise<void>;
  readonly hasUnsaved: () => boolean;
  readonly close: () => void;
};

const QUIET_MS = 700;
const RETRY_MS = 4_000;

/** Saves what somebody writes, one save at a time, the newest content last; what did not work is tried again. */
export function openReviewDraft<T>(
  save: (content: T) => Promise<void>,
  tell: (state: DraftState) => void,
): ReviewDraft<T> {
  let pending: { readonly content: T } | undefined;
  let running: Promise<void> | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const later = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), ms);
  };
  const saveOnce = async (): Promise<boolean> => {
    const taken = pending;
    if (taken === undefined) return false;
    pending = undefined;
    tell({ phase: 'saving' });
    try {
      await save(taken.content);
      if (pending === undefined) tell({ phase: 'saved' });
      return true;
    } catch (error) {
      pending ??= taken;
      const isRetried = !(error instanceof ApiProblem) || error.status >= 500 || error.status === 429;
      tell({ phase: 'failed', words: wordsFor(error), isRetried });
      if (isRetried) later(RETRY_MS);
      return false;
    }
  };
  const drain = async () => {
    while (await saveOnce());
    running = undefined;
  };
  const flush = (): Promise<void> => {
    clearTimeout(timer);
    running ??= drain();
    return running;
  };
  return {
    write: (content) => {
      pending = { content };
      tell({ phase: 'waiting' });
      later(QUIET_MS);
    },
    flush,
    hasUnsaved: () => pending !== undefined || running !== undefined,
    close: () => {
      clearTimeout(timer);
    },
  };
}
