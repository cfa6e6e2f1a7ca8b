import { useEffect } from 'preact/hooks';
import type { FolderWork } from './folder-work.ts';

export const isMac = /Mac|iPhone|iPad/.test(navigator.platform);

/** Checks, saves and helps from the keyboard; sends what is unsaved when the window is left or the connection is back. */
export function useCaseKeys(work: FolderWork, onCheck: () => void, onHelp: () => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (document.querySelector('dialog[open]') !== null) return;
      const isCommand = isMac ? event.metaKey : event.ctrlKey;
      if (isCommand && event.key === 'Enter') onCheck();
      else if (isCommand && event.key === 's') void work.draft.flush();
      else if (event.key === '?' && !isTyping(event.target)) onHelp();
      else return;
      event.preventDefault();
      event.stopPropagation();
    };
    const flush = () => void work.draft.flush();
    const leave = (event: BeforeUnloadEvent) => {
      if (work.isSaved.peek()) return;
      flush();
      event.preventDefault();
    };
    addEventListener('keydown', press, { capture: true });
    addEventListener('online', flush);
    addEventListener('minicase:save', flush);
    addEventListener('beforeunload', leave);
    return () => {
      removeEventListener('keydown', press, { capture: true });
      removeEventListener('online', flush);
      removeEventListener('minicase:save', flush);
      removeEventListener('beforeunload', leave);
    };
  }, [work]);
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}
