import type { GroupResult } from '../../domain/judging.ts';
import { ask, titleInWords, type WeighedQuestion } from './weighed-question.ts';

const COHORT_AT_LEAST = 5;
const HARD_BELOW = 0.5;
const QUESTIONS_AT_MOST = 2;

/** How many of the cohort a test was run for, and how many passed it. */
export type PassRate = { readonly passed: number; readonly total: number };
export type PassRates = (group: string, title: string) => PassRate | undefined;

/** What is asked about tests that most did not pass, and this work did: of each group the hardest. */
export function strongQuestions(groups: readonly GroupResult[], rateOf: PassRates): WeighedQuestion[] {
  return groups
    .flatMap((group) => {
      const hard = group.cases.flatMap(({ title, verdict }) => {
        const rate = rateOf(group.name, title);
        if (verdict !== 'accepted' || rate === undefined || rate.total < COHORT_AT_LEAST) return [];
        const share = rate.passed / rate.total;
        return share < HARD_BELOW ? [{ title, rate, share }] : [];
      });
      const [hardest] = hard.toSorted((a, b) => a.share - b.share);
      return hardest === undefined ? [] : [{ group, ...hardest }];
    })
    .toSorted((a, b) => a.share - b.share)
    .slice(0, QUESTIONS_AT_MOST)
    .map(({ group, title, rate, share }) =>
      ask({
        because: 'strong',
        category: group.category,
        weight: 90 - 40 * share,
        question: `Your code passes a test that many find hard: ${titleInWords(title)}. How did you come to see that it matters, and how does your solution deal with it?`,
        listenFor:
          'Explains it in their own words, tells what else was considered, and knows where it would no longer hold.',
        evidence: [
          { text: `Passed by ${rate.passed} of ${rate.total}.`, test: { group: group.name, title }, place: null },
        ],
      }),
    );
}
