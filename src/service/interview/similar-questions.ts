import type { Similarity } from '../../protocol/review/similarity-view.ts';
import { ask, type WeighedQuestion } from './weighed-question.ts';

/** Of less, likeness says nothing. */
const FINGERPRINTS_AT_LEAST = 30;
const PAIRS_AT_LEAST = 20;
const SIMILAR_FROM = 0.4;
const RARE = 0.05;
const PLACES_AT_MOST = 3;

/** Where a work is more like another than works of the cohort are: a reason to talk about it, and no more. */
export function similarQuestions({ similar, fingerprints, pairs }: Similarity): WeighedQuestion[] {
  const [nearest] = similar;
  if (nearest === undefined || fingerprints < FINGERPRINTS_AT_LEAST || pairs < PAIRS_AT_LEAST) return [];
  if (nearest.similarity < SIMILAR_FROM || nearest.baseRate > RARE) return [];
  const [first] = nearest.fragments;
  if (first === undefined) return [];
  const { path, from, to } = first.here;
  return [
    ask({
      because: 'unusual',
      weight: 95,
      question: `Please walk us through ${path}, lines ${from} to ${to}. Why is it done this way, and what else did you consider?`,
      listenFor:
        'Explains the choices in their own words and can change the code on the spot. Works on the same task are often alike: that alone says nothing.',
      evidence: nearest.fragments.slice(0, PLACES_AT_MOST).map(({ here }) => ({
        text: `Alike in another work on this case; ${percent(nearest.baseRate)} of all pairs are as similar as these two (${percent(nearest.similarity)}).`,
        test: null,
        place: { path: here.path, line: here.from },
      })),
    }),
  ];
}

function percent(share: number): string {
  return `${(100 * share).toFixed(share < 0.1 ? 1 : 0)} %`;
}
