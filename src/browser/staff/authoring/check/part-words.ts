import type { CheckPartName } from '../../../../protocol/check-report.ts';

/** What each part of a check is for, to people. */
export const PART_WORDS: Readonly<Record<CheckPartName, { readonly title: string; readonly about: string }>> = {
  case: { title: 'Case', about: 'can be read, and its files compile' },
  samples: { title: 'Samples', about: 'the model passes what candidates see, the starter does not' },
  examples: { title: 'Examples', about: 'each comes to its verdict, by the test that it names' },
  mutants: { title: 'Mutants', about: 'small changes to the model are noticed' },
  brief: { title: 'Brief', about: 'each requirement has tests, and each test a requirement' },
  stability: { title: 'Stability', about: 'the same comes out each time' },
  forgeries: { title: 'Forgeries', about: 'no program writes its own verdict' },
  leaks: { title: 'Leaks', about: 'nothing hidden reaches a program' },
};
