import { useEffect, useState } from 'preact/hooks';
import { wordsFor } from '../../api/problem.ts';

export type Loaded<T> = {
  /** Undefined until it is there. */
  readonly value: T | undefined;
  readonly failure: string | undefined;
  readonly reload: () => Promise<void>;
};

/** What the server says now, and again when asked to. */
export function useLoaded<T>(read: () => Promise<T>): Loaded<T> {
  const [value, setValue] = useState<T | undefined>(undefined);
  const [failure, setFailure] = useState<string | undefined>(undefined);
  const reload = async () => {
    try {
      setValue(await read());
      setFailure(undefined);
    } catch (error) {
      setFailure(wordsFor(error));
    }
  };
  useEffect(() => void reload(), []);
  return { value, failure, reload };
}
