import type { Category } from '../../domain/category.ts';
import type { CaseResult, GroupResult } from '../../domain/judging.ts';
import type { Evidence } from '../../protocol/review/interview-sheet.ts';
import { ask, titleInWords, type WeighedQuestion } from './weighed-question.ts';

const EVIDENCE_AT_MOST = 4;
const EVIDENCE_CHARS = 400;
const QUESTIONS_AT_MOST = 5;

/** How to go on from a test that did not pass, and what a good answer has. */
const BY_CATEGORY: Readonly<Record<Category, { readonly ask: string; readonly listenFor: string }>> = {
  correctness: {
    ask: 'Walk us through what your code does there. What would you change, and how would you know that it is right?',
    listenFor:
      'Finds the place in the code, tells what is asked for from what it does, and names a test that would show it.',
  },
  resilience: {
    ask: 'What does your code do when that happens in production at night, and what should it do?',
    listenFor:
      'Tells faults that pass from those that stay, knows what was done already when it fails, and gives up at some point.',
  },
  performance: {
    ask: 'Where does the cost come from as there is more to do, and what would you do about it?',
    listenFor: 'Tells how often each part runs, measures before changing, and weighs simplicity against speed.',
  },
  security: {
    ask: 'What could somebody who means harm do here, and where would you stop it?',
    listenFor: 'Knows which input can be trusted, stops it at the border, and says what an attacker would gain.',
  },
  quality: {
    ask: 'How would you make that part easier to trust for the next person who works on it?',
    listenFor: 'Sees what a reader would stumble over, and names a small step that helps.',
  },
};

/** What is asked about groups of which tests did not pass, the most points first. */
export function failedQuestions(
  groups: readonly GroupResult[],
  { testsOf, hasCompiled }: { readonly testsOf: string | undefined; readonly hasCompiled: boolean },
): WeighedQuestion[] {
  if (!hasCompiled) return [doesNotCompile()];
  return groups
    .flatMap((group) => {
      const failed = group.cases.filter(({ verdict }) => verdict !== 'accepted');
      return failed.length === 0 ? [] : [aboutGroup(group, failed, group.name === testsOf)];
    })
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, QUESTIONS_AT_MOST);
}

function aboutGroup(group: GroupResult, failed: readonly CaseResult[], isOwnTests: boolean): WeighedQuestion {
  const { category } = group;
  const first = titleInWords(failed[0]?.title ?? group.name);
  const { ask: goOn, listenFor } = BY_CATEGORY[category];
  const others = failed.length - 1;
  const andOthers = others === 0 ? '' : ` (and ${others === 1 ? 'one other' : `${others} others`} of “${group.name}”)`;
  return ask({
    because: 'failed',
    category,
    weight: 100 + group.points - group.score,
    question: isOwnTests
      ? `We ran your tests against solutions that have a fault. One that they let pass: ${first}${andOthers}. Which test would have noticed it?`
      : `A test that your code did not pass: ${first}${andOthers}. ${goOn}`,
    listenFor: isOwnTests
      ? 'Thinks of what could go wrong before of what goes right, and keeps a test to one idea.'
      : listenFor,
    evidence: failed.slice(0, EVIDENCE_AT_MOST).map((each) => evidenceOf(group, each)),
  });
}

function evidenceOf({ name: group }: GroupResult, { title, verdict, message }: CaseResult): Evidence {
  // The difference below the first line is at the test, to which the evidence leads.
  const text = message?.trim().split('\n', 1)[0] ?? verdict.replaceAll('-', ' ');
  return {
    text: text.length <= EVIDENCE_CHARS ? text : `${text.slice(0, EVIDENCE_CHARS).toWellFormed()} …`,
    test: { group, title },
    place: null,
  };
}

function doesNotCompile(): WeighedQuestion {
  return ask({
    because: 'failed',
    weight: 200,
    question: 'What you handed in does not compile yet. What were you about to write, and what is still missing?',
    listenFor: 'Knows what state the work was in, and has a plan for the rest.',
  });
}
