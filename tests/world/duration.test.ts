import { expect, it } from 'vitest';
import { durationMs, formatMs } from '../../worker/world/duration.ts';

it('reads what people write', () => {
  expect(['250ms', '30s', '2m', '1h', '1d', '1.5s', '1m30s', 40].map((text) => durationMs(text))).toEqual([
    250, 30_000, 120_000, 3_600_000, 86_400_000, 1_500, 90_000, 40,
  ]);
});

it.each(['30', '30 s', 's', '', '-1s', -1, Number.NaN, undefined, null, {}])(
  'says how to write it instead of %j',
  (wrong) => {
    expect(() => durationMs(wrong, "the script's element 2, `delay`,")).toThrow(
      /^the script's element 2, `delay`, is .*: write it as '250ms', '30s', '2m', '1h' or '1d', or as a number of milliseconds$/,
    );
  },
);

it('writes milliseconds as people do', () => {
  expect([0, 250, 4_000, 1_500, 60_000, 123_000, 3_600_000, 5_400_000].map(formatMs)).toEqual([
    '0 ms',
    '250 ms',
    '4 s',
    '1.5 s',
    '1 m',
    '2 m 3 s',
    '1 h',
    '1 h 30 m',
  ]);
});
