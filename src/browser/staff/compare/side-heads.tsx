import { counted } from '../../app/counted.ts';
import { VERDICT_WORDS } from '../../run/describe-run.ts';
import { nameOfSide } from '../behaviour/side.ts';
import { SideName } from '../behaviour/side-name.tsx';
import { describeScore } from '../participation/describe-score.ts';
import { formatWorkTime } from '../participation/work-time.ts';
import { SIDES, type Side } from './side.ts';

/** Who is compared, and how each did as a whole. */
export function SideHeads({ sides }: { readonly sides: readonly Side[] }) {
  const ids = sides.map(({ participation }) => participation.id);
  return (
    <ul class="side-heads plain">
      {sides.map((side) => {
        const { id, result, timeUsedMs, submissions } = side.participation;
        const sent = submissions.filter(({ kind }) => kind === 'submission').length;
        return (
          <li key={id} class="card">
            <h2>
              <a href={`/participations/${id}`}>
                <SideName side={side} />
              </a>
            </h2>
            <p class="side-total">{result === null ? <span class="soft">not judged</span> : describeScore(result)}</p>
            <p class="small soft">
              {result === null ? '' : `${VERDICT_WORDS[result.verdict]}. `}
              {timeUsedMs === null ? '' : `${formatWorkTime(timeUsedMs)}. `}
              {sent === 0 ? '' : `${counted(sent, 'submission')}. `}
              {result?.isBorderline === true ? 'Near the limit of processor time. ' : ''}
            </p>
            {sides.length > SIDES.least ? (
              <a class="small" href={`?with=${ids.filter((each) => each !== id).join(',')}`}>
                Leave out<span class="visually-hidden"> {nameOfSide(side)}</span>
              </a>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}
