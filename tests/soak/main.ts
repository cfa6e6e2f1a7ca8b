import { parseArgs } from 'node:util';
import { soakBench } from './soak-bench.ts';
import { soakVerdicts } from './soak-verdicts.ts';

const HELP = `Judges for a long time, and says what did not stay as it was. Exits with 1 where anything did not.

  npm run soak                         1,000 hostile and honest submissions in a row on one bench: honest scores stay
                                       exact, and processes, descriptors, control groups, files and memory stay flat
  npm run soak -- --count 100          fewer of them
  npm run soak -- --only forgery       attacks of one class, or whose name holds a word
  npm run soak -- --determinism 20     instead: every example submission of every challenge that often, with a burning
                                       processor beside it; results must be equal in all but usage
  npm run soak -- --determinism 5 --only order-sync/submissions/accepted
`;

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '1000' },
    determinism: { type: 'string' },
    only: { type: 'string', default: '' },
    help: { type: 'boolean', short: 'h', default: false },
  },
});

if (values.help) {
  process.stdout.write(HELP);
} else {
  const isFlat =
    values.determinism === undefined
      ? await soakBench(readCount('--count', values.count), values.only)
      : await soakVerdicts(readCount('--determinism', values.determinism), values.only);
  process.exit(isFlat ? 0 : 1);
}

function readCount(option: string, text: string): number {
  const count = Number(text);
  if (Number.isInteger(count) && count > 0) return count;
  process.stderr.write(`${option} takes a whole number above 0, not '${text}'\n`);
  process.exit(2);
}
