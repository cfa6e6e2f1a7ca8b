import { useEffect, useRef } from 'preact/hooks';
import { counted } from '../../../app/counted.ts';
import { announce } from '../../../design/parts/announcer.tsx';
import { formatPoints } from '../describe-score.ts';
import { PlaceLink } from '../place-link.tsx';
import type { Judged } from '../timeline/bin-saves.ts';
import { formatWorkTime } from '../work-time.ts';

type RunsSoFarProps = { readonly runs: readonly Judged[]; readonly atMs: number };

/** What was run by then, the newest first. */
export function RunsSoFar({ runs, atMs }: RunsSoFarProps) {
  const past = runs.filter((run) => run.atMs <= atMs);
  const newest = past.at(-1);
  const told = useRef(newest?.number);
  useEffect(() => {
    if (newest !== undefined && newest.number > (told.current ?? 0)) announce(describeRun(newest));
    told.current = newest?.number;
  }, [newest?.number]);
  return (
    <section aria-labelledby="runs-so-far">
      <h2 id="runs-so-far">Runs so far</h2>
      {past.length === 0 ? <p class="soft">Nothing was run by then.</p> : null}
      <ol class="plain runs-so-far">
        {past.toReversed().map((run) => (
          <li key={run.number}>
            <PlaceLink to={{ part: 'tests', submission: run.number }}>{describeRun(run)}</PlaceLink>
          </li>
        ))}
      </ol>
    </section>
  );
}

function describeRun({ kind, atMs, score, cases, turnedGreen, turnedRed }: Judged): string {
  const turned = [
    turnedGreen.length === 0 ? [] : `${turnedGreen.length} turned green`,
    turnedRed.length === 0 ? [] : `${turnedRed.length} turned red`,
  ].flat();
  return [
    `${kind === 'sample' ? 'Samples' : 'Submission'} at ${formatWorkTime(atMs)}: ${cases.accepted} of ${counted(cases.total, 'test')}`,
    ...(score === null ? [] : [`${formatPoints(score)} points`]),
    ...turned,
  ].join(', ');
}
