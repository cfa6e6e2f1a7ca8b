import { useMemo } from 'preact/hooks';
import type { BehaviourCall } from '../../../domain/behaviour.ts';
import { OUTCOMES } from './call-outcomes.ts';
import { formatVirtual, repeatedCalls } from './describe-calls.ts';
import { isUpstream, layOutCalls } from './lay-out-calls.ts';
import { type Named, nameOfSide } from './side.ts';
import { SideName } from './side-name.tsx';

type CallsInWordsProps = { readonly sides: readonly Named[]; readonly calls: readonly (readonly BehaviourCall[])[] };

const REPEATED_AT_MOST = 10;

/** What was called again, after which waits, and then every call and statement, in words. */
export function CallsInWords({ sides, calls }: CallsInWordsProps) {
  const hasRepeated = calls.some((own) => repeatedCalls(own.filter(isUpstream)).length > 0);
  const isAlone = sides.length === 1;
  return (
    <section class="card" aria-labelledby="in-words">
      <h2 id="in-words">{hasRepeated ? 'Called again' : 'In words'}</h2>
      {hasRepeated ? (
        <div class="beside spaced-below">
          {sides.map((side, index) => (
            <div key={side.letter}>
              {isAlone ? null : <SideTitle side={side} />}
              <Repeated calls={calls[index] ?? []} />
            </div>
          ))}
        </div>
      ) : null}
      <details>
        <summary>All calls, one by one</summary>
        <div class="beside">
          {sides.map((side, index) => (
            <section key={side.letter} aria-label={isAlone ? 'Calls' : `Calls of ${nameOfSide(side)}`}>
              {isAlone ? null : <SideTitle side={side} />}
              <CallList calls={calls[index] ?? []} />
            </section>
          ))}
        </div>
      </details>
    </section>
  );
}

function SideTitle({ side }: { readonly side: Named }) {
  return (
    <p class="side-title">
      <SideName side={side} />
    </p>
  );
}

function Repeated({ calls }: { readonly calls: readonly BehaviourCall[] }) {
  const repeated = repeatedCalls(calls.filter(isUpstream));
  if (repeated.length === 0) return <p class="soft small">It called nothing a second time.</p>;
  return (
    <ul class="small call-list">
      {repeated.slice(0, REPEATED_AT_MOST).map(({ what, count, waitsMs }) => (
        <li key={what}>
          <code>{what}</code> {count} times
          {waitsMs.some((ms) => ms > 0) ? `, after waits of ${waitsMs.map(formatVirtual).join(', ')}` : ''}
        </li>
      ))}
      {repeated.length > REPEATED_AT_MOST ? <li>and {repeated.length - REPEATED_AT_MOST} more</li> : null}
    </ul>
  );
}

function CallList({ calls }: { readonly calls: readonly BehaviourCall[] }) {
  const { calls: placed, pauses } = useMemo(() => layOutCalls(calls), [calls]);
  if (placed.length === 0) return <p class="soft small">It called nobody.</p>;
  return (
    <ol class="small call-list">
      {placed.map(({ call, outcome, fromMs, toMs, lane }, index) => {
        // Of calls that begin together, the first has waited.
        const isFirst = !placed.slice(0, index).some((each) => each.fromMs === fromMs && each.lane === lane);
        const waited = isFirst ? pauses.find((pause) => pause.toMs === fromMs && pause.lane === lane) : undefined;
        return (
          <li key={index}>
            {waited === undefined ? null : (
              <span class="soft">
                after {formatVirtual(waited.toMs - waited.fromMs)}
                {waited.isBackOff ? ' of waiting' : ''}:{' '}
              </span>
            )}
            <code>{call.what}</code>, at {formatVirtual(fromMs)},{' '}
            {call.tookMs === null
              ? OUTCOMES.unanswered.verb
              : `${OUTCOMES[outcome].verb} ${toMs === fromMs ? 'at once' : `after ${formatVirtual(toMs - fromMs)}`}`}
            {call.end === null ? '' : `: ${call.end}`}
            {call.fault === null || call.fault === call.end ? '' : ` (the test had: ${call.fault})`}
          </li>
        );
      })}
    </ol>
  );
}
