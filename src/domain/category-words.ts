import type { Category } from './category.ts';

/** What each category is called, and what it says of a program, for people who have not written the tests. */
export const CATEGORY_WORDS: Readonly<Record<Category, { readonly title: string; readonly meaning: string }>> = {
  correctness: {
    title: 'Correctness',
    meaning: 'Whether the program does what the task says, for ordinary inputs and for unusual ones.',
  },
  resilience: {
    title: 'Resilience',
    meaning: 'Whether it goes on working when what it depends on is slow, fails, or says something twice.',
  },
  performance: {
    title: 'Performance',
    meaning: 'Whether its work grows no faster than it has to, and it asks others for no more than it needs.',
  },
  security: {
    title: 'Security',
    meaning: 'Whether it withstands input that was made to do harm, and keeps secrets to itself.',
  },
  quality: {
    title: 'Quality',
    meaning: 'Whether it is easy to build on: by tests of its own, clear errors, and data that it leaves as it was.',
  },
};
