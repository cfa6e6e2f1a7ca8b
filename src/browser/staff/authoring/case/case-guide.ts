import { type Files, findFile } from '../../../files/files.ts';
import { readManifestDraft } from './manifest-draft.ts';

/** One step to a case that may be published. */
export type GuideStep = {
  readonly id: string;
  readonly title: string;
  readonly isDone: boolean;
  /** What is to be done, or what is there. */
  readonly note: string;
  /** The file where it is done, if it is there. */
  readonly path?: string;
};

type Proof = { readonly isChecked: boolean; readonly hasVersion: boolean };

/** What is still to do for a case that may be published, in the order in which it is best done. */
export function caseGuide(files: Files, problems: readonly string[], { isChecked, hasVersion }: Proof): GuideStep[] {
  return [
    manifestStep(problems),
    statementStep(files),
    starterStep(files),
    testStep(files, 'sample'),
    testStep(files, 'secret'),
    acceptedStep(files),
    wrongStep(files),
    {
      id: 'check',
      title: 'Check',
      isDone: isChecked,
      note: isChecked ? 'It is green for what is here now.' : 'Check it: only what is proven can be published.',
    },
    {
      id: 'version',
      title: 'Version, preview, publish',
      isDone: hasVersion,
      note: hasVersion
        ? 'There is a version of this: look at it as a candidate does, then publish it.'
        : 'Make a version of what was checked. Nobody sees it before you publish it.',
    },
  ];
}

function manifestStep([problem]: readonly string[]): GuideStep {
  const note = problem ?? 'It can be read, and all that it names is there.';
  return { id: 'manifest', title: 'challenge.json', isDone: problem === undefined, note, path: 'challenge.json' };
}

function statementStep(files: Files): GuideStep {
  const text = findFile(files, 'statement.md')?.content ?? '';
  const tags = new Set(text.match(/\[R\d+\]/g) ?? []);
  const isDone = text.trim() !== '' && tags.size > 0;
  const note =
    text.trim() === ''
      ? 'Write what is to be built: candidates read it first.'
      : tags.size === 0
        ? 'Number the requirements, as [R1], [R2] …: tests name those that they look at.'
        : `It has ${tags.size} numbered ${tags.size === 1 ? 'requirement' : 'requirements'}.`;
  return { id: 'statement', title: 'Statement', isDone, note, path: 'statement.md' };
}

function starterStep(files: Files): GuideStep {
  const { entry } = readManifestDraft(files);
  const path = `starter/${entry ?? 'index.ts'}`;
  const isDone = findFile(files, path) !== undefined;
  const note = isDone ? 'The module that tests import is there.' : `Add ${path}: it is what the tests import.`;
  return { id: 'starter', title: 'Starter', isDone, note, ...(isDone ? { path } : {}) };
}

const TESTS = {
  sample: { title: 'Sample tests', what: 'which candidates see and run' },
  secret: { title: 'Hidden tests', what: 'which make the score' },
} as const;

function testStep(files: Files, visibility: 'sample' | 'secret'): GuideStep {
  const { title, what } = TESTS[visibility];
  const groups = readManifestDraft(files).groups.filter((group) => group.visibility === visibility);
  const present = groups.filter(({ file }) => findFile(files, file) !== undefined);
  const isDone = present.length > 0 && present.length === groups.length;
  const count = `${present.length} ${present.length === 1 ? 'group' : 'groups'}, ${what}.`;
  const note = isDone ? count : `Add a spec below tests/${visibility}/ and a group of it in challenge.json, ${what}.`;
  const [first] = present;
  return { id: visibility, title, isDone, note, ...(first === undefined ? {} : { path: first.file }) };
}

function acceptedStep(files: Files): GuideStep {
  const names = examplesOf(files, 'accepted');
  const isDone = names.length >= 2;
  const note = isDone
    ? `There are ${names.length}; the first one by name, or “model”, is what mutants are made of.`
    : `There ${names.length === 1 ? 'is one' : 'is none'}: add two that go about it in different ways, so that tests do not ask for one way.`;
  return { id: 'accepted', title: 'Two right solutions', isDone, note };
}

function wrongStep(files: Files): GuideStep {
  const names = examplesOf(files, 'wrong-answer');
  const mute = names.filter((name) => !namesItsTest(files, `submissions/wrong-answer/${name}/submission.json`));
  const isDone = names.length > 0 && mute.length === 0;
  const [first] = mute;
  const note =
    names.length === 0
      ? 'Add solutions with one mistake each, which a good test notices.'
      : first === undefined
        ? `There are ${names.length}, and each names the test that must catch it.`
        : `${first} does not name the test that must catch it: write it to caughtBy of its submission.json.`;
  const path = first === undefined ? undefined : `submissions/wrong-answer/${first}/submission.json`;
  const isThere = path !== undefined && findFile(files, path) !== undefined;
  return { id: 'wrong', title: 'Wrong solutions', isDone, note, ...(isThere ? { path } : {}) };
}

/** The names of the solutions that are to come to a verdict. */
export function examplesOf(files: Files, verdict: string): string[] {
  const prefix = `submissions/${verdict}/`;
  const inside = files.filter(({ path }) => path.startsWith(prefix)).map(({ path }) => path.slice(prefix.length));
  return [
    ...new Set(inside.filter((path) => path.includes('/')).map((path) => path.slice(0, path.indexOf('/')))),
  ].sort();
}

function namesItsTest(files: Files, path: string): boolean {
  try {
    const { caughtBy } = JSON.parse(findFile(files, path)?.content ?? '') as { readonly caughtBy?: unknown };
    return Array.isArray(caughtBy) ? caughtBy.length > 0 : typeof caughtBy === 'string' && caughtBy !== '';
  } catch {
    return false;
  }
}
