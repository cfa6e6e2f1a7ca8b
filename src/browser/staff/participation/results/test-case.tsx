import { useEffect, useRef } from 'preact/hooks';
import type { CaseResult } from '../../../../domain/judging.ts';
import { VERDICT_WORDS } from '../../../run/describe-run.ts';
import { useParticipation } from '../participation-context.ts';

type TestCaseProps = { readonly group: string; readonly result: CaseResult };

/** One test, and why it failed. It is led to where the address names it. */
export function TestCase({ group, result: { title, verdict, message, diff } }: TestCaseProps) {
  const { place } = useParticipation();
  const isTarget = place.group === group && place.title === title;
  const item = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isTarget) item.current?.scrollIntoView({ block: 'center' });
  }, [isTarget]);
  const isAccepted = verdict === 'accepted';
  return (
    <li ref={item} class={isTarget ? 'test-case target' : 'test-case'}>
      <span class={isAccepted ? 'good' : 'bad'} aria-hidden="true">
        {isAccepted ? '✓' : '✗'}
      </span>
      <div>
        <p>
          {title} <span class={isAccepted ? 'visually-hidden' : 'bad small'}>{VERDICT_WORDS[verdict]}</span>
        </p>
        {message === undefined ? null : <pre class="wrapped">{message}</pre>}
        {diff === undefined ? null : (
          <pre class="wrapped">
            {diff.split('\n').map((line, index) => (
              <span key={index} class={line.startsWith('-') ? 'good' : line.startsWith('+') ? 'bad' : undefined}>
                {line}
                {'\n'}
              </span>
            ))}
          </pre>
        )}
      </div>
    </li>
  );
}
