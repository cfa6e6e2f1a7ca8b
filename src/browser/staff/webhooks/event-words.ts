import type { WebhookEventType } from '../../../protocol/webhook-view.ts';

/** What one can be told of by itself; a ping is sent when it is asked for. */
export type ChosenEvent = Exclude<WebhookEventType, 'ping'>;

const WORDS: Readonly<Record<ChosenEvent, string>> = {
  'invitation.started': 'a candidate has begun',
  'invitation.ended': 'a candidate has handed in, or time was over',
  'submission.judged': 'a submission has a verdict that counts',
  'decision.proposed': 'a first reader has proposed a decision',
  'decision.made': 'it is decided',
};

export const EVENT_WORDS = Object.entries(WORDS) as readonly (readonly [ChosenEvent, string])[];
