import { marked } from 'marked';
import { describe, expect, it } from 'vitest';
import type { BehaviourCall, CaseBehaviour } from '../../src/domain/behaviour.ts';
import type { GroupResult } from '../../src/domain/judging.ts';
import { InterviewQuestion } from '../../src/protocol/review/interview-sheet.ts';
import type { Similarity } from '../../src/protocol/review/similarity-view.ts';
import { chooseQuestions, QUESTIONS_AT_MOST } from '../../src/service/interview/choose-questions.ts';
import { failedQuestions } from '../../src/service/interview/failed-questions.ts';
import { type Process, processQuestions } from '../../src/service/interview/process-questions.ts';
import { sheetInMarkdown } from '../../src/service/interview/sheet-in-markdown.ts';
import { similarQuestions } from '../../src/service/interview/similar-questions.ts';
import { strongQuestions } from '../../src/service/interview/strong-questions.ts';
import { unusualQuestions } from '../../src/service/interview/unusual-questions.ts';
import { figuresOf, type WorkFigures } from '../../src/service/interview/work-figures.ts';

function group(name: string, score: number, cases: Record<string, boolean>, category = 'resilience'): GroupResult {
  return {
    name,
    category: category as GroupResult['category'],
    visibility: 'secret',
    points: 20,
    score,
    cases: Object.entries(cases).map(([title, isPassed]) =>
      isPassed
        ? { title, verdict: 'accepted' }
        : { title, verdict: 'wrong-answer', message: `expected more of ${title}` },
    ),
  };
}

const COMPILED = { testsOf: undefined, hasCompiled: true };

describe('what failed', () => {
  it('is asked about by what the test is called, the most points first, with its message as evidence', () => {
    const questions = failedQuestions(
      [
        group('Basics', 18, { 'adds > two numbers': false, 'adds > none': true }, 'correctness'),
        group('Faults', 0, { 'retries > waits between tries': false, 'retries > gives up': false }),
        group('Load', 20, { fast: true }, 'performance'),
      ],
      COMPILED,
    );
    expect(questions.map(({ category }) => category)).toEqual(['resilience', 'correctness']);
    expect(questions[0]?.question).toContain('“retries: waits between tries” (and one other of “Faults”)');
    expect(questions[0]?.evidence[0]).toEqual({
      text: 'expected more of retries > waits between tries',
      test: { group: 'Faults', title: 'retries > waits between tries' },
      place: null,
    });
    expect(questions[1]?.question).not.toContain('other');
  });

  it('is one question where nothing compiled, and another kind of one where their own tests missed something', () => {
    const groups = [group('Own tests', 0, { 'a solution that forgets the second page': false }, 'quality')];
    expect(failedQuestions(groups, { testsOf: undefined, hasCompiled: false })).toHaveLength(1);
    const [missed] = failedQuestions(groups, { testsOf: 'Own tests', hasCompiled: true });
    expect(missed?.question).toMatch(/^We ran your tests .* “a solution that forgets the second page”/);
  });
});

describe('what was strong', () => {
  const groups = [group('Faults', 10, { hard: true, harder: true, easy: true, failed: false })];
  const rates: Record<string, [number, number]> = { hard: [4, 10], harder: [1, 10], easy: [9, 10], failed: [1, 10] };
  const rateOf = (_: string, title: string) => ({ passed: rates[title]?.[0] ?? 0, total: rates[title]?.[1] ?? 0 });

  it('is a test that most did not pass: of each group the hardest', () => {
    const questions = strongQuestions(groups, rateOf);
    expect(questions.map(({ evidence }) => evidence)).toEqual([
      [{ text: 'Passed by 1 of 10.', test: { group: 'Faults', title: 'harder' }, place: null }],
    ]);
  });

  it('cannot be said of a small cohort', () => {
    expect(strongQuestions(groups, () => ({ passed: 1, total: 4 }))).toEqual([]);
  });
});

function behaviour(calls: readonly Partial<BehaviourCall>[], exponent?: number): CaseBehaviour {
  const call = {
    kind: 'http',
    atMs: 0,
    tookMs: 0,
    what: 'GET /',
    service: 'https://a.example',
    end: '200',
    fault: null,
  };
  return {
    group: 'Faults',
    title: 'tries again',
    calls: calls.map((each) => ({ ...call, ...each })),
    callCount: calls.length,
    growths: exponent === undefined ? [] : [{ of: 'cpu', exponent, samples: [] }],
  };
}

describe('what was unusual', () => {
  const usual: WorkFigures[] = Array.from({ length: 20 }, (_, index) =>
    figuresOf([behaviour([{}, { atMs: 1_000 }, { kind: 'sql', service: null }], 1 + index / 100)]),
  );

  it('is told in figures: calls, the longest pause between calls of one service, statements, and growth', () => {
    const { calls, pauseMs, queries, exponent } = figuresOf([
      behaviour([{ tookMs: 500 }, { atMs: 100, service: 'https://b.example' }, { atMs: 4_500 }], 1.2),
      behaviour([{ kind: 'sqlite', service: null }], 1.9),
    ]);
    expect([calls?.value, pauseMs?.value, queries?.value, exponent?.value]).toEqual([3, 4_000, 1, 1.9]);
  });

  it('is asked about at either end of the cohort, and nothing in between', () => {
    const many = figuresOf([
      behaviour(
        Array.from({ length: 40 }, (_, index) => ({ atMs: index * 1_000 })),
        2,
      ),
    ]);
    const questions = unusualQuestions(many, usual);
    expect(questions).toHaveLength(2);
    expect(questions.map(({ question }) => question).join('\n')).toContain(
      'called other services 40 times, where 2 is usual',
    );
    const hasty = figuresOf([behaviour([{}, { atMs: 10 }], 1.1)]);
    expect(unusualQuestions(hasty, usual).map(({ question }) => question)).toEqual([
      expect.stringContaining('waits no longer than 10 ms before it calls the same service again, where 1 s is usual'),
    ]);
    expect(unusualQuestions(usual[5] as WorkFigures, usual)).toEqual([]);
    expect(unusualQuestions(many, usual.slice(0, 9))).toEqual([]);
  });
});

describe('how the work came about', () => {
  const HOUR = 3_600_000;
  const judged = (number: number, atMs: number, changes: object = {}) => ({
    type: 'judged' as const,
    atMs,
    number,
    kind: 'submission' as const,
    origin: 'candidate' as const,
    verdict: null,
    score: 70,
    cases: { accepted: 7, total: 10 },
    turnedGreen: [],
    turnedRed: [],
    ...changes,
  });
  const calm: Process = {
    events: [judged(1, 0.1 * HOUR, { kind: 'sample' }), judged(2, 0.7 * HOUR)],
    allottedMs: HOUR,
    score: 70,
    endedBy: 'candidate',
    ownPaths: ['index.ts'],
  };
  const asked = (changes: Partial<Process>) =>
    processQuestions({ ...calm, ...changes }).map(({ question }) => question);

  it('is nothing to ask about where it was calm', () => {
    expect(asked({})).toEqual([]);
  });

  it.each<[string, Partial<Process>, RegExp]>([
    ['had no run of the samples first', { events: [judged(1, 0.7 * HOUR)] }, /without having run the sample tests/],
    ['ended at the deadline', { endedBy: 'deadline' }, /^The time ran out/],
    [
      'left much of the time',
      { events: [judged(1, 0, { kind: 'sample' }), judged(2, 0.2 * HOUR)] },
      /after 12 minutes of 60 minutes/,
    ],
    ['has tests of its own', { ownPaths: ['checks.test.ts'] }, /tests of your own/],
    [
      'has a large insert',
      {
        events: [
          {
            type: 'saved',
            atMs: 0.5 * HOUR,
            revision: 3,
            linesAdded: 80,
            linesRemoved: 0,
            files: ['a.ts'],
            isLarge: true,
          },
          ...calm.events,
        ],
      },
      /^After 30 minutes, 80 lines came together \(a\.ts\)\. How did that part come about/,
    ],
    [
      'turned green late',
      {
        events: [
          ...calm.events,
          judged(3, 0.95 * HOUR, { turnedGreen: ['a', 'b', 'c'].map((title) => ({ group: 'g', title })) }),
        ],
      },
      /^Towards the end 3 tests began to pass at once/,
    ],
  ])('is asked about where it %s', (_, changes, expected) => {
    expect(asked(changes)).toEqual([expect.stringMatching(expected)]);
  });
});

describe('likeness to another work', () => {
  const range = { path: 'sync.ts', from: 10, to: 40 };
  const similar = (similarity: number, baseRate: number): Similarity => ({
    compared: 20,
    fingerprints: 200,
    pairs: 210,
    histogram: Array(20).fill(0),
    similar: [
      {
        participation: crypto.randomUUID() as never,
        alias: 'Teal Harbour',
        similarity,
        baseRate,
        fragments: [{ here: range, there: range }],
      },
    ],
  });

  it('is a reason to talk about that part, in neutral words and without the other’s name', () => {
    const [question] = similarQuestions(similar(0.8, 0.005));
    expect(question?.question).toMatch(/^Please walk us through sync\.ts, lines 10 to 40\./);
    expect(question?.evidence).toMatchObject([{ place: { path: 'sync.ts', line: 10 } }]);
    expect(JSON.stringify(question)).not.toMatch(/Teal Harbour|copied|plagiar|cheat/i);
  });

  it('is nothing where others are as much alike', () => {
    expect(similarQuestions(similar(0.8, 0.2))).toEqual([]);
    expect(similarQuestions(similar(0.1, 0))).toEqual([]);
  });
});

describe('a sheet', () => {
  const many = failedQuestions(
    Array.from({ length: 5 }, (_, index) => group(`g${index}`, index, { t: false })),
    COMPILED,
  );

  it('has at most twelve questions, the heaviest first, and at the end what everybody is asked', () => {
    const questions = chooseQuestions([...many, ...many, ...many]);
    expect(questions).toHaveLength(QUESTIONS_AT_MOST);
    expect(questions.slice(-3).map(({ because }) => because)).toEqual(['choice', 'choice', 'choice']);
    for (const question of questions) {
      expect(InterviewQuestion.strict().safeParse(question)).toMatchObject({ success: true });
      expect(question.listenFor).not.toBe('');
    }
    expect(chooseQuestions([])).toHaveLength(3);
  });

  it('in Markdown shows what a program wrote as text, whatever that is', () => {
    const [question] = failedQuestions(
      [group('g', 0, { '<img src=x> [a](https://x.example)\n# b www.x.example': false })],
      COMPILED,
    );
    const markdown = sheetInMarkdown({
      participation: crypto.randomUUID() as never,
      alias: 'Teal Harbour',
      challenge: { slug: 'two-sums' as never, title: 'Two sums' },
      questions: chooseQuestions(question === undefined ? [] : [question]),
    });
    expect(markdown).toMatch(/^# Teal Harbour: Two sums\n\n## 1\. /);
    const html = marked.parse(markdown, { async: false });
    expect(html).toContain('&lt;img src=x&gt; [a](https://x.example) # b www.x.example');
    expect(html).not.toMatch(/<(?:img|a)\b/);
    expect(html.match(/<h1>/g)).toHaveLength(1);
  });
});
