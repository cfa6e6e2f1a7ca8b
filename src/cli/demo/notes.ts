import type { SourceFile } from '../../domain/source-file.ts';
import type { DemoPerson } from './people.ts';
import { pick, type Random } from './random.ts';

const APPROACH = [
  'I read the statement twice and wrote down what must never happen before I wrote any code.',
  'First I made the sample tests green with the simplest thing that could work, then I looked for what could break it.',
  'I began with the data and what has to be true of it at any time; the rest followed from that.',
  'I split it into small functions that can be read alone, and kept what talks to others at the edge.',
];
const DOUBTS = [
  'I am not sure what should happen when an answer is cut off in the middle: I treat it as a failure and try again.',
  'The waiting could be smarter; I kept it simple so that it is easy to explain.',
  'There is one place where I look things up in a loop. With more time I would measure it before changing it.',
  'I did not get to the last rule of the statement. I would do it next.',
];
const NEXT = [
  'With another day I would write more tests about restarts.',
  'Next I would log what was given up, so that somebody can look after it.',
  'I would ask the team how long a page may be before choosing a size.',
];

/** `NOTES.md` as somebody leaves it, or nothing: not everybody writes. */
export function notesOf({ name, email }: DemoPerson, random: Random): SourceFile | undefined {
  if (random() < 0.25) return undefined;
  const signature = random() < 0.5 ? `\n— ${name} (${email})\n` : '';
  const content = `# Notes\n\n${pick(random, APPROACH)}\n\n## What I doubt\n\n${pick(random, DOUBTS)}\n\n## Next\n\n${pick(random, NEXT)}\n${signature}`;
  return { path: 'NOTES.md', content };
}
