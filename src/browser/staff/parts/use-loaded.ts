import { useEffect, useRef, useState } from 'preact/hooks';
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
  const asked = useRef(0);
  const reload = async () => {
    asked.current += 1;
    const mine = asked.current;
    // An answer that comes after that to a later question is old news.
    const isNewest = () => mine === asked.current;
    try {
      const answer = await read();
      if (!isNewest()) return;
      setValue(answer);
      setFailure(undefined);
    } catch (error) {
      if (isNewest()) setFailure(wordsFor(error));
    }
  };
  useEffect(() => void reload(), []);
  return { value, failure, reload };
}
