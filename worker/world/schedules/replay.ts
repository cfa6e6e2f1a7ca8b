/** One order of events: which of those that could come next came, again and again; and what the body drew chance from. */
export type Schedule = { readonly seed: number; readonly choices: readonly number[] };

/** As text, such as `7-0.2.0.1`. What is left out at its end is 0, the ordinary choice. */
export function writeReplay({ seed, choices }: Schedule): string {
  return `${seed}-${trimmed(choices).join('.')}`;
}

/** @throws TypeError where it is none */
export function readReplay(replay: string): Schedule {
  const [, seed, choices = ''] = /^(\d{1,15})-((?:\d{1,6})(?:\.\d{1,6})*)?$/.exec(replay) ?? [];
  if (seed === undefined) {
    throw new TypeError(`world.schedules: replay '${replay}' is not what a failure has printed, such as '7-0.2.0.1'`);
  }
  return { seed: Number(seed), choices: choices === '' ? [] : choices.split('.').map(Number) };
}

export function trimmed(choices: readonly number[]): readonly number[] {
  return choices.slice(0, choices.findLastIndex((choice) => choice !== 0) + 1);
}
