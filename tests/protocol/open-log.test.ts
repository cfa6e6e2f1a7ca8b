import { Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { openLog } from '../../src/protocol/open-log.ts';

function record() {
  const lines: Record<string, unknown>[] = [];
  const destination = new Writable({
    write: (chunk, _, done) => {
      lines.push(JSON.parse(String(chunk)));
      done();
    },
  });
  return { lines, log: openLog('warn', destination) };
}

test('of an error it writes what happened, and nothing that it happened to', () => {
  const { lines, log } = record();
  const cause = Object.assign(new TypeError('the server hung up'), { command: { args: ['HIDDEN'] } });
  const error = Object.assign(new Error('not stored', { cause }), {
    code: '57P01',
    detail: 'Failing row contains (HIDDEN).',
    client: { query: { values: ['HIDDEN'] } },
  });
  log.error({ err: error, judgingId: 'seven' }, 'it failed');
  expect(lines).toMatchObject([
    {
      msg: 'it failed',
      judgingId: 'seven',
      err: { type: 'Error', message: 'not stored', code: '57P01', cause: { message: 'the server hung up' } },
    },
  ]);
  expect(lines[0]).toHaveProperty('err.stack');
  expect(JSON.stringify(lines)).not.toContain('HIDDEN');
});

test('what is thrown and is no error is written as text', () => {
  const { lines, log } = record();
  log.error({ err: 'no reason' }, 'it failed');
  expect(lines).toMatchObject([{ err: { type: 'string', message: 'no reason' } }]);
});
