import type { InvitationEnd } from '../../domain/invitation.ts';
import type { Timeline, TimelineEvent } from '../../protocol/review/participation-view.ts';
import { ask, inMinutes, remark, type WeighedQuestion } from './weighed-question.ts';

const QUESTIONS_AT_MOST = 3;
/** The last part of the time, in which a turn is late. */
const LATE = 0.8;
const LATE_CASES = 3;
/** Whoever has used less than that has stopped early. */
const EARLY = 0.5;
const TEST_FILE = /(?:^|\/)(?:tests?|__tests__)\/|[._-](?:test|spec)\.[cm]?[jt]sx?$/;

export type Process = Pick<Timeline, 'events' | 'allottedMs'> & {
  /** Of the submission that counts; null where there is none. */
  readonly score: number | null;
  readonly endedBy: InvitationEnd | null;
  /** Paths of the files that count, without those that everybody begins with. */
  readonly ownPaths: readonly string[];
};

type Saved = Extract<TimelineEvent, { type: 'saved' }>;
type Judged = Extract<TimelineEvent, { type: 'judged' }>;

/** What is asked about how the work came about: nothing of it is good or bad by itself. */
export function processQuestions(process: Process): WeighedQuestion[] {
  const judged = process.events.filter((event) => event.type === 'judged');
  return [
    ...unfinished(process),
    ...lateTurn(process, judged),
    ...largeInsert(process),
    ...unusedTime(process, judged),
    ...noSamples(judged),
    ...ownTests(process),
  ]
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, QUESTIONS_AT_MOST);
}

function unfinished({ endedBy, score }: Process): WeighedQuestion[] {
  if (endedBy !== 'deadline' || score === 100) return [];
  return [
    ask({
      because: 'process',
      weight: 60,
      question:
        'The time ran out before you said that you had finished. What were you working on, and what would have come next?',
      listenFor: 'Knows what was open, and had put what matters most first.',
      evidence: [remark('The work was ended by its deadline.')],
    }),
  ];
}

function lateTurn({ allottedMs }: Process, judged: readonly Judged[]): WeighedQuestion[] {
  if (allottedMs === null) return [];
  const late = judged.filter(({ kind, atMs, turnedGreen }) => {
    return kind === 'submission' && atMs >= LATE * allottedMs && turnedGreen.length >= LATE_CASES;
  });
  const isFirst = judged.filter(({ kind }) => kind === 'submission')[0] === late[0];
  const [turn] = late.toSorted((a, b) => b.turnedGreen.length - a.turnedGreen.length);
  if (turn === undefined || isFirst) return [];
  return [
    ask({
      because: 'process',
      weight: 55,
      question: `Towards the end ${turn.turnedGreen.length} tests began to pass at once. What had you found?`,
      listenFor: 'Tells how the cause was found rather than guessed, and why it took as long as it did.',
      evidence: [
        remark(`By submission ${turn.number}, after ${inMinutes(turn.atMs)}.`),
        ...turn.turnedGreen.slice(0, 3).map((test) => ({ text: 'Began to pass.', test, place: null })),
      ],
    }),
  ];
}

function largeInsert({ events }: Process): WeighedQuestion[] {
  const large = events.filter((event): event is Saved => event.type === 'saved' && event.isLarge);
  const [largest] = large.toSorted((a, b) => b.linesAdded - a.linesAdded);
  if (largest === undefined) return [];
  const where = largest.files.slice(0, 3).join(', ');
  return [
    ask({
      because: 'process',
      weight: 50,
      question: `After ${inMinutes(largest.atMs)}, ${largest.linesAdded} lines came together${where === '' ? '' : ` (${where})`}. How did that part come about, and what did you check in it?`,
      listenFor: 'Can explain each part of it, wherever it comes from, and says what was changed and why.',
      evidence: largest.files.slice(0, 3).map((path) => ({
        text: `${largest.linesAdded} lines were added within a short time.`,
        test: null,
        place: { path, line: 1 },
      })),
    }),
  ];
}

function unusedTime({ allottedMs, score }: Process, judged: readonly Judged[]): WeighedQuestion[] {
  const last = judged.findLast(({ kind }) => kind === 'submission');
  if (allottedMs === null || last === undefined || score === null || score === 100) return [];
  if (last.origin === 'deadline' || last.atMs > EARLY * allottedMs) return [];
  return [
    ask({
      because: 'process',
      weight: 40,
      question: `You handed in for the last time after ${inMinutes(last.atMs)} of ${inMinutes(allottedMs)}. How did you decide that it was done?`,
      listenFor: 'Had a reason, such as what was asked for was met as far as they could see, and knows what was left.',
      evidence: [remark(`Submission ${last.number} was the last.`)],
    }),
  ];
}

function noSamples(judged: readonly Judged[]): WeighedQuestion[] {
  const [first] = judged;
  if (first === undefined || first.kind !== 'submission' || first.origin === 'deadline') return [];
  return [
    ask({
      because: 'process',
      weight: 35,
      question:
        'You handed in for the first time without having run the sample tests here. How did you know by then that it works?',
      listenFor: 'Tried it in some other way, or says openly that it was a guess.',
      evidence: [remark(`Submission ${first.number} was the first of all runs.`)],
    }),
  ];
}

function ownTests({ ownPaths }: Process): WeighedQuestion[] {
  const tests = ownPaths.filter((path) => TEST_FILE.test(path));
  if (tests.length === 0) return [];
  return [
    ask({
      because: 'process',
      category: 'quality',
      weight: 45,
      question: 'You wrote tests of your own. Which of them told you something that you did not know?',
      listenFor: 'Can name one that failed, and what was changed because of it.',
      evidence: tests
        .slice(0, 3)
        .map((path) => ({ text: 'A test of their own.', test: null, place: { path, line: 1 } })),
    }),
  ];
}
