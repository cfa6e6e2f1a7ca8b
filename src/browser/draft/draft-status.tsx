import { useEffect, useRef } from 'preact/hooks';
import { timeOfDay } from '../app/format-time.ts';
import { announce } from '../design/parts/announcer.tsx';
import type { DraftStatus as Status } from './draft-sync.ts';

/** Where what was written is, in a few words. Said aloud where something is wrong, and when it is right again. */
export function DraftStatus({ status }: { readonly status: Status }) {
  const { text, tone } = wordsOf(status);
  const wasWrong = useRef(false);
  useEffect(() => {
    if (tone !== '' || (wasWrong.current && status.kind === 'saved')) announce(text);
    if (status.kind === 'saved' || tone !== '') wasWrong.current = tone !== '';
  }, [text, tone, status.kind]);
  return <span class={`draft-status ${tone}`}>{text}</span>;
}

function wordsOf(status: Status): { readonly text: string; readonly tone: '' | 'warn' | 'bad' } {
  switch (status.kind) {
    case 'saved':
      return { text: status.at === null ? 'Nothing changed yet' : `Saved ${timeOfDay(status.at)}`, tone: '' };
    case 'changed':
    case 'saving':
      return { text: 'Saving…', tone: '' };
    case 'offline':
      return { text: 'Offline: kept on this device, sent when the connection is back', tone: 'warn' };
    case 'refused':
      return { text: `Kept on this device, not sent: ${status.reason}`, tone: 'bad' };
    case 'conflict':
      return { text: 'Saved elsewhere, too: choose one', tone: 'warn' };
    case 'over':
      return { text: 'The time is over: this was not sent', tone: 'bad' };
  }
}
