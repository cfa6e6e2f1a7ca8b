import { globSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Artefacts, buildArtefacts } from '../../../worker/bench/artefacts/artefacts.ts';
import { Counts } from './counts.ts';
import { EXPECTED_FAILURES } from './expected-failures.ts';
import { runInIsolate, runInNode } from './run-test.ts';
import { makeTestScript, type Report, UPSTREAM } from './test-script.ts';

const TESTS = fileURLToPath(new URL('tests/', import.meta.url));
const names = globSync('**/*.any.ts', { cwd: TESTS })
  .map((name) => name.replaceAll(path.sep, '/'))
  .sort();

describe('the web platform tests', () => {
  const counts = new Counts();
  let artefacts: Artefacts;

  beforeAll(async () => {
    artefacts = await buildArtefacts();
  });

  afterAll(async () => {
    console.log(counts.show());
    await artefacts.close();
  });

  it.each(names)('%s fails in a program where it is said to, and nowhere else', async (name) => {
    const script = await makeTestScript(TESTS, name);
    const [own, node] = [runInIsolate(artefacts, script, UPSTREAM), await runInNode(script, UPSTREAM)];
    counts.add(name.slice(0, name.indexOf('/')), own, node);
    expect([own.message, node.message]).toEqual([null, null]);
    const expected = (EXPECTED_FAILURES[name] ?? []).flatMap(({ subtests }) => subtests);
    expect(failuresOf(own), messagesOf(own)).toEqual([...expected].sort());
  });

  it('expects failures of tests only that there are', () => {
    expect(Object.keys(EXPECTED_FAILURES).filter((name) => !names.includes(name))).toEqual([]);
  });
});

function failuresOf({ subtests }: Report): readonly string[] {
  return subtests
    .filter(({ status }) => status !== 0)
    .map(({ name }) => name)
    .sort();
}

function messagesOf({ subtests }: Report): string {
  return subtests.flatMap(({ status, name, message }) => (status === 0 ? [] : [`${name}: ${message}`])).join('\n');
}
