import { useState } from 'preact/hooks';
import type { CatalogueEntry } from '../../../../protocol/challenge-folder-view.ts';
import { counted } from '../../../app/counted.ts';
import { beginFolder, readCatalogue } from '../../api/authoring-client.ts';
import { Failure } from '../../parts/failure.tsx';
import { useLoaded } from '../../parts/use-loaded.ts';
import { useSending } from '../../parts/use-sending.ts';
import type { SignedInProps } from '../../signed-in.tsx';
import { CheckBadge, checkStateOf } from './check-badge.tsx';
import { CATALOGUE_ORDERS, type CatalogueOrder, orderCatalogue } from './order-catalogue.ts';
import { ScoreBars } from './score-bars.tsx';
import './catalogue.css';

/** With fewer there is nothing to be looked for. */
const WORTH_A_SEARCH = 5;

/** All challenges as their authors see them: what is published, how it fares, what is being written. */
export function Catalogue({ person }: Pick<SignedInProps, 'person'>) {
  const { value: entries, failure } = useLoaded(readCatalogue);
  const [order, setOrder] = useState<CatalogueOrder>('attention');
  const [search, setSearch] = useState('');
  const shown = orderCatalogue(entries ?? [], order, search);
  const isLong = (entries?.length ?? 0) >= WORTH_A_SEARCH;
  return (
    <>
      <div class="list-head">
        <h1>Challenges</h1>
        {isLong ? (
          <>
            <input
              class="input"
              type="search"
              placeholder="Search"
              aria-label="Search challenges"
              value={search}
              onInput={(event) => setSearch(event.currentTarget.value)}
            />
            <select
              class="input catalogue-order"
              aria-label="Order"
              value={order}
              onChange={(event) => setOrder(event.currentTarget.value as CatalogueOrder)}
            >
              {Object.entries(CATALOGUE_ORDERS).map(([id, label]) => (
                <option key={id} value={id}>
                  {label}
                </option>
              ))}
            </select>
          </>
        ) : null}
        <a class="button primary" href="/cases/new">
          New case
        </a>
      </div>
      <Failure words={failure} />
      {entries === undefined && failure === undefined ? <div class="skeleton catalogue-waiting" /> : null}
      {entries?.length === 0 ? (
        <div class="empty card">
          <p>
            <b>There is no challenge yet.</b>
          </p>
          <p>Begin with a template: each is a whole case that passes its check, to be made yours file by file.</p>
          <a class="button primary" href="/cases/new">
            New case
          </a>
        </div>
      ) : null}
      {entries !== undefined && entries.length > 0 && shown.length === 0 ? (
        <p class="empty">No challenge has “{search}” in its title, name or summary.</p>
      ) : null}
      <p class="visually-hidden" role="status">
        {search === '' ? '' : `${counted(shown.length, 'challenge')} found`}
      </p>
      {shown.map((entry) => (
        <Entry key={entry.slug} entry={entry} mayReview={person.role === 'admin'} />
      ))}
    </>
  );
}

type EntryProps = { readonly entry: CatalogueEntry; readonly mayReview: boolean };

function Entry({ entry, mayReview }: EntryProps) {
  const { slug, title, summary, current, drafts, health, openRejudge, folder } = entry;
  return (
    <section class="card catalogue-entry" aria-labelledby={`case-${slug}`}>
      <div class="catalogue-about">
        <h2 id={`case-${slug}`}>{title}</h2>
        <p>{summary}</p>
        <p class="actions small catalogue-state">
          <code>{slug}</code>
          {current === null ? (
            <span class="badge">not published</span>
          ) : (
            <span class="badge">version {current.number}</span>
          )}
          {current === null ? null : <CheckBadge state={current.isGreen} />}
          {current?.killRate == null ? null : <span>{Math.round(100 * current.killRate)} % of mutants noticed</span>}
          {drafts === 0 ? null : <span class="badge">{counted(drafts, 'draft')}</span>}
          {openRejudge ? (
            <a class="badge warn" href={`/challenges/${slug}/rejudges`}>
              rejudge open
            </a>
          ) : null}
        </p>
        {folder === null ? null : (
          <p class="small soft">
            Being written: saved {new Date(folder.savedAt).toLocaleString()} by {folder.savedBy}
            {folder.check === null ? '' : `, ${checkStateOf(folder.check)}`}.
          </p>
        )}
      </div>
      <Health health={health} slug={slug} />
      <nav class="actions small catalogue-links" aria-label={`Pages of ${title}`}>
        {mayReview && current !== null ? <a href={`/challenges/${slug}/board`}>board</a> : null}
        <EditLink entry={entry} />
        {current === null ? null : <a href={`/challenges/${slug}/versions/${current.number}/preview`}>preview</a>}
        {current === null && drafts === 0 ? null : (
          <>
            <a href={`/challenges/${slug}/versions`}>versions</a>
            <a href={`/challenges/${slug}/rejudges`}>rejudges</a>
            <a href={`/challenges/${slug}/health`}>health</a>
          </>
        )}
      </nav>
    </section>
  );
}

function Health({ health, slug }: Pick<CatalogueEntry, 'health' | 'slug'>) {
  if (health === null) return <p class="small soft catalogue-health">Nobody was judged by it yet.</p>;
  const { candidates, medianScore, histogram, advice } = health;
  return (
    <div class="catalogue-health">
      <ScoreBars histogram={histogram} median={medianScore} />
      <p class="small">
        {counted(candidates, 'candidate')}, median {Math.round(10 * medianScore) / 10}
        {advice === 0 ? null : (
          <>
            {', '}
            <a class="warn" href={`/challenges/${slug}/health`}>
              {advice === 1 ? '1 thing' : `${advice} things`} to look at
            </a>
          </>
        )}
      </p>
    </div>
  );
}

/** Leads to the folder; where there is none yet, it is made out of the challenge. */
function EditLink({ entry: { slug, title, folder } }: { readonly entry: CatalogueEntry }) {
  const { send, isSending, failure } = useSending();
  const begin = () =>
    send(async () => {
      await beginFolder({ from: 'challenge', slug });
      location.assign(`/cases/${slug}`);
    });
  if (folder !== null) return <a href={`/cases/${slug}`}>edit</a>;
  return (
    <>
      <button type="button" class="link" disabled={isSending} aria-label={`edit ${title}`} onClick={() => void begin()}>
        edit
      </button>
      {failure === undefined ? null : (
        <span class="bad" role="alert">
          {failure}
        </span>
      )}
    </>
  );
}
