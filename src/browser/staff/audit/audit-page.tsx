import { useEffect, useState } from 'preact/hooks';
import type { AuditRecord } from '../../../protocol/audit-view.ts';
import { wordsFor } from '../../api/problem.ts';
import { exactTime } from '../../app/format-time.ts';
import { readAudit } from '../api/hiring-client.ts';
import { Failure } from '../parts/failure.tsx';
import { Erasures } from './erasures.tsx';

/** Who changed what, and how it was before and after. */
export function AuditPage() {
  const [by, setBy] = useState('');
  const [entries, setEntries] = useState<readonly AuditRecord[] | undefined>(undefined);
  const [next, setNext] = useState<number | null>(null);
  const [failure, setFailure] = useState<string | undefined>(undefined);
  const load = async (known: readonly AuditRecord[], who: string, before: number | null) => {
    try {
      const more = await readAudit({
        ...(who.trim() === '' ? {} : { by: who.trim() }),
        ...(before === null ? {} : { before: String(before) }),
      });
      setEntries([...known, ...more.entries]);
      setNext(more.next);
      setFailure(undefined);
    } catch (error) {
      setFailure(wordsFor(error));
    }
  };
  useEffect(() => {
    document.title = 'minicase: changes';
    void load([], '', null);
  }, []);
  const filter = (event: Event) => {
    event.preventDefault();
    void load([], by, null);
  };
  return (
    <>
      <div class="list-head">
        <h1>Changes</h1>
        <form class="actions" onSubmit={filter}>
          <input
            class="input"
            type="search"
            aria-label="By whom"
            placeholder="By whom, in full"
            value={by}
            onInput={(event) => setBy(event.currentTarget.value)}
          />
          <button type="submit" class="button">
            Show
          </button>
        </form>
      </div>
      <Failure words={failure} />
      {entries?.length === 0 ? <p class="empty">Nothing was changed.</p> : null}
      <ul class="rows">
        {(entries ?? []).map((entry) => (
          <Entry key={entry.number} entry={entry} />
        ))}
      </ul>
      {next === null ? null : (
        <button type="button" class="button" onClick={() => void load(entries ?? [], by, next)}>
          Show older ones
        </button>
      )}
      <Erasures />
    </>
  );
}

function Entry({ entry }: { readonly entry: AuditRecord }) {
  const { at, by, action, subjectType, subjectId, before, after } = entry;
  return (
    <li>
      <details class="whole">
        <summary>
          <strong>{action}</strong> by {by}{' '}
          <span class="soft small">
            {exactTime(at)}, {subjectType} {subjectId}
          </span>
        </summary>
        <div class="two-fields">
          <State title="Before" state={before} />
          <State title="After" state={after} />
        </div>
      </details>
    </li>
  );
}

function State({ title, state }: { readonly title: string; readonly state: unknown }) {
  return (
    <div>
      <h2 class="small">{title}</h2>
      {state === null || state === undefined ? (
        <p class="soft">nothing</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
        <pre tabIndex={0}>
          <code>{JSON.stringify(state, null, 2)}</code>
        </pre>
      )}
    </div>
  );
}
