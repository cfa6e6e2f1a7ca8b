import { useState } from 'preact/hooks';
import { ApiProblem, wordsFor } from '../../api/problem.ts';

export type Sending = {
  readonly isSending: boolean;
  /** What is wrong with it all, where no field is to blame. */
  readonly failure: string | undefined;
  /** What is wrong with fields. */
  readonly errors: readonly { readonly path: string; readonly message: string }[];
  /** What is wrong with one of them. */
  readonly errorOf: (path: string) => string | undefined;
  readonly send: (work: () => Promise<void>) => Promise<void>;
};

/** What a form has come to: whether it is on its way, and what the server said against it. */
export function useSending(): Sending {
  const [isSending, setSending] = useState(false);
  const [thrown, setThrown] = useState<unknown>(undefined);
  const errors = thrown instanceof ApiProblem ? thrown.errors : [];
  return {
    isSending,
    failure: thrown === undefined || errors.length > 0 ? undefined : wordsFor(thrown),
    errors,
    errorOf: (path) => errors.find((each) => each.path === path)?.message,
    send: async (work) => {
      setSending(true);
      setThrown(undefined);
      try {
        await work();
      } catch (error) {
        setThrown(error);
      } finally {
        setSending(false);
      }
    },
  };
}
