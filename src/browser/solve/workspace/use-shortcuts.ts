import { useEffect } from 'preact/hooks';
import type { CaseWork } from './case-work.ts';

export const isMac = /Mac|iPhone|iPad/.test(navigator.platform);

/** Runs, submits and helps from the keyboard, wherever the focus is. */
export function useShortcuts(work: CaseWork, onHelp: () => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (document.querySelector('dialog[open]') !== null) return;
      const isCommand = isMac ? event.metaKey : event.ctrlKey;
      if (isCommand && event.key === 'Enter') {
        event.preventDefault();
        event.stopPropagation();
        requestRun(work, event.shiftKey ? 'submission' : 'sample');
      } else if (isCommand && event.key === 's') {
        event.preventDefault();
        void work.draft.flush();
      } else if (event.key === '?' && !isTyping(event.target)) {
        event.preventDefault();
        onHelp();
      }
    };
    addEventListener('keydown', press, { capture: true });
    return () => removeEventListener('keydown', press, { capture: true });
  }, [work]);
}

/** By way of the button, which asks before what cannot be taken back. */
function requestRun(work: CaseWork, kind: 'sample' | 'submission'): void {
  if (work.isRunning.peek()) return;
  document.querySelector<HTMLButtonElement>(`button[data-run="${kind}"]`)?.click();
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}
