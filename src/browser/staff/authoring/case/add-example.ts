import type { Files } from '../../../files/files.ts';
import { examplesOf } from './case-guide.ts';

export const EXAMPLE_VERDICTS = [
  'accepted',
  'wrong-answer',
  'time-limit-exceeded',
  'memory-limit-exceeded',
  'output-limit-exceeded',
  'runtime-error',
  'compile-error',
] as const;
export type ExampleVerdict = (typeof EXAMPLE_VERDICTS)[number];

/** An example that begins as what there is: the model, or the starter where there is none. */
export function exampleFiles(files: Files, verdict: ExampleVerdict, name: string): Files {
  const accepted = examplesOf(files, 'accepted');
  const model = accepted.includes('model') ? 'model' : accepted[0];
  const source = model === undefined ? 'starter/' : `submissions/accepted/${model}/`;
  const folder = `submissions/${verdict}/${name}/`;
  const copied = files
    .filter(({ path }) => path.startsWith(source))
    .map(({ path, content }) => ({ path: folder + path.slice(source.length), content }))
    .filter(({ path }) => verdict === 'accepted' || !path.endsWith('/NOTES.md'));
  if (verdict === 'accepted') return copied;
  const note = { caughtBy: [], why: '' };
  return [...copied, { path: `${folder}submission.json`, content: `${JSON.stringify(note, null, 2)}\n` }];
}
