import { expect, test } from 'vitest';
import { containmentAdvice, wrap } from '../../src/door/welcome.ts';

test('full containment needs no advice', () => {
  expect(containmentAdvice({ level: 3, mechanisms: ['bwrap', 'seccomp', 'cgroup-v2'] })).toBeUndefined();
});

test.each([
  [2, ['bwrap', 'rlimits'], 'without seccomp and a cgroup that can be written'],
  [1, ['setpriv'], 'install bubblewrap'],
  [0, [], 'apt-get install bubblewrap'],
] as const)('level %i is explained, with how to raise it', (level, mechanisms, advice) => {
  const text = containmentAdvice({ level, mechanisms: [...mechanisms] });
  expect(text).toContain(`level ${level} of 3`);
  expect(text).toContain(advice);
});

test('lines are broken between words', () => {
  expect(wrap('one two three four', 9)).toBe('one two\nthree\nfour');
});
