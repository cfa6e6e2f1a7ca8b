import type { CallOutcome } from './lay-out-calls.ts';

type OutcomeLook = {
  readonly verb: string;
  readonly words: string;
  readonly symbol: string;
  readonly glyph: string;
  readonly colour: string;
};

/** How each outcome of a call is said and drawn: by its colour and, for whom colours say nothing, by its shape. */
export const OUTCOMES: Readonly<Record<CallOutcome, OutcomeLook>> = {
  answered: { verb: 'answered', words: 'answered', symbol: 'circle', glyph: '●', colour: 'var(--good)' },
  refused: { verb: 'refused', words: 'refused (4xx)', symbol: 'square', glyph: '■', colour: 'var(--warn)' },
  limited: { verb: 'told to wait', words: 'told to wait (429)', symbol: 'triangle', glyph: '▲', colour: 'var(--warn)' },
  failed: { verb: 'failed', words: 'failed (5xx, cut off)', symbol: 'times', glyph: '✕', colour: 'var(--bad)' },
  unanswered: { verb: 'never answered', words: 'never answered', symbol: 'asterisk', glyph: '✳', colour: 'var(--bad)' },
};
