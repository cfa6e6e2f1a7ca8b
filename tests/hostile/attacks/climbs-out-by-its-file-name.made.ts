/**
 * A file beside the submission.
 *
 * @class compile
 * @verdict refused
 * @score at most 0
 */
export const files = [
  { path: 'index.ts', content: 'export const total = () => 0;' },
  { path: 'a/../../../etc/cron.d/x', content: '' },
];
