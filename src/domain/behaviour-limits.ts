/**
 * How much of what a program was seen doing is kept: `calls`, `growths` and their `samples` of one test, `cases` and
 * `callsInAll` of one judging. Apart from the schemas, so that a grader can know it without them.
 */
export const BEHAVIOUR_LIMITS = {
  calls: 200,
  growths: 10,
  samples: 32,
  textChars: 240,
  kindChars: 40,
  cases: 500,
  callsInAll: 4_000,
} as const;
