import type { Stage } from '../../../domain/stage.ts';

export const STAGE_WORDS: Readonly<Record<Stage, string>> = {
  applied: 'Applied',
  chat: 'Chat',
  interview: 'Interview',
  case: 'Case',
  decision: 'Decision',
};

/** In their order. */
export const STAGES = Object.keys(STAGE_WORDS) as readonly Stage[];
