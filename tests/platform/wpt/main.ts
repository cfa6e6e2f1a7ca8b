import { globSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildArtefacts } from '../../../worker/bench/artefacts/artefacts.ts';
import { Counts } from './counts.ts';
import { runInIsolate, runInNode } from './run-test.ts';
import { makeTestScript, type Report } from './test-script.ts';

/**
 * Runs the `.any.js` files of a checkout of web-platform-tests/wpt in a program and in Node:
 * `npm run wpt -- <checkout> <file or folder of it>…`
 */
const { positionals } = parseArgs({ allowPositionals: true });
const [checkout, ...wanted] = positionals;
if (checkout === undefined || wanted.length === 0) {
  console.error('Say where a checkout of web-platform-tests/wpt is, and which of its files or folders to run.');
  process.exit(2);
}
const names = wanted.flatMap((each) =>
  each.endsWith('.js')
    ? [each]
    : globSync('**/*.any.js', { cwd: path.join(checkout, each) }).map((name) => path.posix.join(each, name)),
);
const artefacts = await buildArtefacts();
const counts = new Counts();
for (const name of names) {
  const script = await makeTestScript(checkout, name, checkout);
  const node = await runInNode(script, checkout);
  const passing = new Set(node.subtests.filter(({ status }) => status === 0).map((each) => each.name));
  const own = runInProgram(script);
  counts.add(path.posix.dirname(name), own, node);
  if (own.message !== null) console.log(`${name}: ${own.message}`);
  for (const { name: subtest, status, message } of own.subtests) {
    if (status !== 0) console.log(`${name}: ${subtest}${passing.has(subtest) ? '' : ' (nor in Node)'}: ${message}`);
  }
}
console.log(counts.show());
await artefacts.close();

/** Scripts need not even compile. */
function runInProgram(script: string): Report {
  try {
    return runInIsolate(artefacts, script, checkout ?? '');
  } catch (error) {
    return { status: 1, message: String(error), subtests: [] };
  }
}
