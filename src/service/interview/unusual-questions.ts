import type { Category } from '../../domain/category.ts';
import { median } from '../../domain/statistics.ts';
import { ask, inSeconds, type WeighedQuestion } from './weighed-question.ts';
import { FIGURES, type FigureName, type WorkFigures } from './work-figures.ts';

/** In a smaller cohort nobody is in the top tenth. */
const COHORT_AT_LEAST = 10;
const TENTH = 0.1;
/** What is within this factor of the middle is usual, whoever has how little of it. */
const FACTOR = 1.5;
/** An exponent is no multiple of another. */
const POWER = 0.4;
const QUESTIONS_AT_MOST = 2;

type End = 'most' | 'least';
type Words = {
  readonly category: Category;
  readonly show: (value: number) => string;
  readonly what: string;
} & {
  readonly [Which in End]?: { readonly ask: (value: string, usual: string) => string; readonly listenFor: string };
};

const WORDS: Readonly<Record<FigureName, Words>> = {
  calls: {
    category: 'performance',
    show: (value) => String(value),
    what: 'calls of other services in all tests',
    most: {
      ask: (value, usual) =>
        `In our tests your code called other services ${value} times, where ${usual} is usual. When does it call them, and which of these calls are needed?`,
      listenFor: 'Knows what each call is for, what it costs the other side, and when to stop trying.',
    },
    least: {
      ask: (value, usual) =>
        `In our tests your code called other services only ${value} times, where ${usual} is usual. How does it get by with so few, and what does it give up for that?`,
      listenFor: 'Explains what is spared, and what then may be stale or missing.',
    },
  },
  pauseMs: {
    category: 'resilience',
    show: inSeconds,
    what: 'the longest pause between two calls of one service',
    most: {
      ask: (value, usual) =>
        `Your code waits up to ${value} before it calls the same service again, where ${usual} is usual. How did you choose that, and who waits meanwhile?`,
      listenFor: 'Weighs the service that is to recover against the person who waits, and knows what is asked for.',
    },
    least: {
      ask: (value, usual) =>
        `Your code waits no longer than ${value} before it calls the same service again, where ${usual} is usual. What does that do to a service that is in trouble?`,
      listenFor: 'Thinks of many callers at once, and of what the service has said about when to come back.',
    },
  },
  queries: {
    category: 'performance',
    show: (value) => String(value),
    what: 'statements in all tests',
    most: {
      ask: (value, usual) =>
        `In our tests your code ran ${value} statements on the database, where ${usual} is usual. Which of them depend on how many rows there are?`,
      listenFor: 'Finds the loop that asks, and can say what one statement for all would look like.',
    },
    least: {
      ask: (value, usual) =>
        `In our tests your code ran only ${value} statements on the database, where ${usual} is usual. How did you get there, and what do these statements cost?`,
      listenFor: 'Explains the statement, and what the database does to answer it.',
    },
  },
  exponent: {
    category: 'performance',
    show: (value) => `n^${value.toFixed(1)}`,
    what: 'how fast the cost grew with n',
    most: {
      ask: (value, usual) =>
        `As there is more to do, the cost of your code grows about as ${value}, where ${usual} is usual. Which part is it, and when would it begin to matter?`,
      listenFor: 'Finds the nested work, and says at which size it is worth another data structure.',
    },
  },
};

/** What is asked about figures in the top or bottom tenth of the cohort. */
export function unusualQuestions(own: WorkFigures, cohort: readonly WorkFigures[]): WeighedQuestion[] {
  return FIGURES.flatMap((name) => aboutFigure(name, own, cohort))
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, QUESTIONS_AT_MOST);
}

function aboutFigure(name: FigureName, own: WorkFigures, cohort: readonly WorkFigures[]): WeighedQuestion[] {
  const figure = own[name];
  const others = cohort.flatMap((each) => each[name]?.value ?? []);
  const usual = median(others);
  if (figure === undefined || usual === null || others.length < COHORT_AT_LEAST) return [];
  const { value, test } = figure;
  const end = endOf(value, others);
  if (end === undefined || !isFar(name, value, usual)) return [];
  const { category, show, what } = WORDS[name];
  const words = WORDS[name][end];
  if (words === undefined) return [];
  const distance = name === 'exponent' ? Math.abs(value - usual) : Math.abs(Math.log(value / usual));
  return [
    ask({
      because: 'unusual',
      category,
      weight: 70 + Math.min(20, 10 * distance),
      question: words.ask(show(value), show(usual)),
      listenFor: words.listenFor,
      evidence: [
        {
          text: `${show(value)} (${what}); half of ${others.length} others have ${show(usual)} or ${end === 'most' ? 'less' : 'more'}. Most of it is in this test.`,
          test,
          place: null,
        },
      ],
    }),
  ];
}

function endOf(value: number, others: readonly number[]): End | undefined {
  const shareOf = (is: (other: number) => boolean): number => others.filter(is).length / others.length;
  if (shareOf((other) => other >= value) <= TENTH) return 'most';
  return shareOf((other) => other <= value) <= TENTH ? 'least' : undefined;
}

function isFar(name: FigureName, value: number, usual: number): boolean {
  if (name === 'exponent') return Math.abs(value - usual) >= POWER;
  return value >= usual * FACTOR || value <= usual / FACTOR;
}
