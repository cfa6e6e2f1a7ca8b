import type { InterviewQuestion } from '../../protocol/review/interview-sheet.ts';
import { ask, type WeighedQuestion } from './weighed-question.ts';

export const QUESTIONS_AT_MOST = 12;

/** What everybody is asked. */
const CHOICES: readonly WeighedQuestion[] = [
  ask({
    because: 'choice',
    weight: 0,
    question:
      'Please present your work as you would to somebody who takes it over: what are its parts, and which choice was the hardest?',
    listenFor: 'Begins with what it is for, tells parts from details, and gives reasons with the choices.',
  }),
  ask({
    because: 'choice',
    weight: 0,
    question: 'What would you do with another day?',
    listenFor: 'Knows the weak spots, and puts what matters to users first.',
  }),
  ask({
    because: 'choice',
    weight: 0,
    question: 'What would break first in production, and how would you notice?',
    listenFor: 'Thinks of load, of other systems that fail, and of what would have to be logged or measured.',
  }),
];

/** The most telling first, and what everybody is asked at the end; always the same ones of the same. */
export function chooseQuestions(found: readonly WeighedQuestion[]): InterviewQuestion[] {
  const telling = found.toSorted((a, b) => b.weight - a.weight).slice(0, QUESTIONS_AT_MOST - CHOICES.length);
  return [...telling, ...CHOICES].map(({ weight: _, ...question }) => question);
}
