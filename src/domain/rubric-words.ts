import type { Criterion, Mark } from './rubric.ts';

export type CriterionWords = {
  readonly title: string;
  /** What it asks of the work. */
  readonly question: string;
  /** Where in the work there is something of it to see. */
  readonly lookAt: readonly string[];
  /** What is seen of somebody with that mark: anything less has the one before. */
  readonly marks: Readonly<Record<Mark, string>>;
};

/**
 * What the marks of each criterion mean. Each is told by what somebody did, and can be pointed at in the code, the
 * notes or the history: what reviewers feel about a person is no part of it.
 */
export const RUBRIC: Readonly<Record<Criterion, CriterionWords>> = {
  approach: {
    title: 'Problem-solving approach',
    question: 'How did they get from the task to a solution?',
    lookAt: [
      'The timeline: what came first, how often the samples were run, and what followed a failure.',
      'How the work is cut into functions and modules, and whether each has one job.',
      'What happens with inputs and failures that the statement names, and with those that it does not.',
    ],
    marks: {
      1: 'Changes follow no plan that can be seen: the same failure is met by edits in many places, and the code that does not work is still there.',
      2: 'The plain case works, by trial and error; failures were patched one input at a time, and cases that the statement names are left out.',
      3: 'Works step by step and runs the samples as it goes. All that the statement names is dealt with, in code that one can follow.',
      4: 'Cuts the task into parts that can be checked one by one, finds causes before changing code, and deals with cases that only the statement implies.',
      5: 'All of that, and the hard part was seen early: the structure follows from it, choices were checked against alternatives, and what could go wrong is kept in one place.',
    },
  },
  creativity: {
    title: 'Creative thinking',
    question: 'What of the solution is a thought of their own?',
    lookAt: [
      'Where the solution differs from what most of the others did, and what that brings.',
      'Ideas in the notes that were weighed, tried or dropped, with why.',
      'Tests, tools or measurements that nobody asked for, and what they found.',
    ],
    marks: {
      1: 'The starter with gaps filled in, or a pattern copied although it does not fit the task.',
      2: 'A usual solution, applied as it is found everywhere; nothing shows that there was a choice.',
      3: 'A usual solution fitted to the task, with one choice that was made knowingly and can be pointed at.',
      4: 'Sees a simpler or sturdier way than most, such as another data structure or a check of their own, and carries it through.',
      5: 'Looks at the task in a way that makes a whole class of its difficulties go away, and shows by a test, a measurement or an argument that it holds.',
    },
  },
  communication: {
    title: 'Communication',
    question: 'Could a colleague take this work over tomorrow?',
    lookAt: [
      'NOTES.md: what was done, what was left out, and why.',
      'Names, the shape of the files, and comments that say why and not what.',
      'Error messages and log lines: whether whoever reads them knows what to do.',
    ],
    marks: {
      1: 'Names mislead or say nothing, there are no notes, and code that is not used was left in.',
      2: 'One can follow it by reading all of it; notes repeat what the code does, or only list what was not finished.',
      3: 'Names say what things are, and the notes say what works and what does not, so that one knows where to begin.',
      4: 'The notes give the reasons for the choices that matter and what they cost; code and notes agree with each other.',
      5: 'All of that, for a reader who has little time: the important comes first, limits and next steps are told honestly, and nothing has to be asked.',
    },
  },
};
