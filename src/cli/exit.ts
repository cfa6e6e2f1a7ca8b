export const EXIT = {
  judged: 0,
  /** A case is not ready to be published. */
  notProven: 1,
  /** The command, the challenge or the submission's folder is at fault. */
  badUsage: 2,
  /** Programs cannot be contained well enough on this machine to judge other people's code. */
  notContained: 2,
  /** Judging was aborted: a fault of ours, or of the author's suite. */
  aborted: 3,
} as const;
