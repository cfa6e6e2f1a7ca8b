import { trimmed } from './replay.ts';

/** A run by the choices that were made in it. */
type Chosen = { readonly choices: readonly number[] };

/**
 * Looks for an order that departs less from the ordinary one, and still fails: first by leaving off its end, then by
 * taking back one choice after another.
 *
 * @param most - how many orders are tried
 * @param tryAgain - runs an order; undefined where it does not fail in the same way
 */
export async function minimise<Run extends Chosen>(
  failing: Run,
  most: number,
  tryAgain: (choices: readonly number[]) => Promise<Run | undefined>,
): Promise<Run> {
  let best = failing;
  let left = most;

  async function tryChoices(choices: readonly number[]): Promise<boolean> {
    if (left === 0) return false;
    left -= 1;
    const run = await tryAgain(choices);
    if (run === undefined || !isSimpler(run, best)) return false;
    best = run;
    return true;
  }

  let atLeast = 0;
  for (let atMost = trimmed(best.choices).length; atLeast < atMost; ) {
    const keep = Math.floor((atLeast + atMost) / 2);
    if (await tryChoices(best.choices.slice(0, keep))) atMost = Math.min(keep, trimmed(best.choices).length);
    else atLeast = keep + 1;
  }
  for (let place = best.choices.length - 1; place >= 0; place--) {
    if ((best.choices[place] ?? 0) !== 0) await tryChoices(best.choices.with(place, 0));
  }
  return best;
}

function isSimpler(run: Chosen, than: Chosen): boolean {
  const [departures, departuresThan] = [departuresOf(run), departuresOf(than)];
  if (departures !== departuresThan) return departures < departuresThan;
  return trimmed(run.choices).length < trimmed(than.choices).length;
}

function departuresOf({ choices }: Chosen): number {
  return choices.filter((choice) => choice !== 0).length;
}
