import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { expect, it } from 'vitest';
import { buildArtefacts } from '../../../worker/bench/artefacts/artefacts.ts';
import { runAsProgram } from '../program-isolate.ts';
import { readAnswers } from './checks.ts';

/** How many answers may differ from Node's, by area, each for a reason. */
const KNOWN: Readonly<Record<string, number>> = {
  // Node drops a byte order mark in the middle of a text that comes in pieces.
  Encoding: 4,
  // Node keeps the fraction of `lastModified`.
  'Blob and File': 1,
};

type Answers = Readonly<Record<string, readonly string[]>>;

/** The answers of an isolate that begins as a program's does. */
async function readAnswersOfProgram(): Promise<Answers> {
  const { outputFiles } = await build({
    stdin: {
      contents: `import { readAnswers } from './checks.ts';
        readAnswers().then((answers) => { globalThis.answers = JSON.stringify(answers); }, (error) => { globalThis.answers = String(error.stack); });`,
      resolveDir: fileURLToPath(new URL('.', import.meta.url)),
    },
    bundle: true,
    format: 'iife',
    write: false,
    // As the modules are that Node runs.
    banner: { js: "'use strict';" },
  });
  const artefacts = await buildArtefacts();
  try {
    return JSON.parse(runAsProgram(artefacts, outputFiles[0]?.text ?? '', 'answers') ?? '{}') as Answers;
  } finally {
    await artefacts.close();
  }
}

it('answers as Node does, area by area', async () => {
  const [own, node] = [await readAnswersOfProgram(), (await readAnswers()) as Answers];
  const differing: string[] = [];
  const unexpected: Record<string, number> = {};
  let [same, all] = [0, 0];
  for (const [area, expected] of Object.entries(node)) {
    const actual = own[area] ?? [];
    const wrong = expected.flatMap((answer, index) => (answer === actual[index] ? [] : [index]));
    same += expected.length - wrong.length;
    all += expected.length;
    console.log(`${area}: as Node ${expected.length - wrong.length} of ${expected.length}`);
    differing.push(...wrong.map((index) => `${area} ${index}: ${actual[index]}, but Node: ${expected[index]}`));
    if (wrong.length > (KNOWN[area] ?? 0)) unexpected[area] = wrong.length;
  }
  console.log(`all: as Node ${same} of ${all}`);
  expect(unexpected, differing.slice(0, 60).join('\n')).toEqual({});
});
