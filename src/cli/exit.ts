export const EXIT = {
  judged: 0,
  /** The command, the challenge or the submission's folder is at fault. */
  badUsage: 2,
  /** Judging was aborted: a fault of ours, or of the author's suite. */
  aborted: 3,
} as const;
