import { useState } from 'preact/hooks';
import type { Similarity, SimilarWork } from '../../../../protocol/review/similarity-view.ts';
import { counted } from '../../../app/counted.ts';
import { useLoaded } from '../../parts/use-loaded.ts';
import { useParticipation } from '../participation-context.ts';
import { WhenLoaded } from '../when-loaded.tsx';
import { describeBaseRate, formatShare, hasMuchInCommon, saysLittle } from './describe-similarity.ts';
import { Fragments } from './fragments.tsx';
import { SimilarityPlot } from './similarity-plot.tsx';

/** Whose work is like this one, and how unusual that is. */
export function SimilarityPart() {
  const { data } = useParticipation();
  const loaded = useLoaded(() => data.similarity());
  return (
    <>
      <h2>Similarity</h2>
      <div class="banner spaced-below">
        <p>
          Similarity proves nothing: like tasks have like solutions, and people learn from the same examples. Nobody is
          turned down by it. Look at the fragments, and ask in the interview.
        </p>
      </div>
      <WhenLoaded loaded={loaded}>{(similarity) => <Found similarity={similarity} />}</WhenLoaded>
    </>
  );
}

function Found({ similarity }: { readonly similarity: Similarity }) {
  const { view } = useParticipation();
  const { compared, fingerprints, similar, pairs } = similarity;
  const others = similar.filter((work) => !hasMuchInCommon(work));
  if (view.counted === null) return <p class="soft">Nothing was judged that counts: there is nothing to compare.</p>;
  if (compared === 0) return <p class="soft">There is nobody to compare with yet.</p>;
  return (
    <>
      <p class="soft">
        Compared with {counted(compared, 'other')}, by {counted(fingerprints, 'fingerprint')} of own work; what the
        starter gave to all is left out.
      </p>
      {saysLittle(similarity) ? (
        <p class="warn">There is little work of their own to compare: of so few fingerprints similarity says little.</p>
      ) : null}
      <div class="similarity-plot">
        <SimilarityPlot similarity={similarity} />
      </div>
      {similar.length === 0 ? <p class="soft">Nobody's work has anything in common with this one.</p> : null}
      <Works works={similar.filter(hasMuchInCommon)} pairs={pairs} />
      {others.length === 0 ? null : (
        <details>
          <summary>{counted(others.length, 'other')} with little in common</summary>
          <Works works={others} pairs={pairs} />
        </details>
      )}
    </>
  );
}

function Works({ works, pairs }: { readonly works: readonly SimilarWork[]; readonly pairs: number }) {
  return (
    <ol class="plain">
      {works.map((work) => (
        <Similar key={work.participation} work={work} pairs={pairs} />
      ))}
    </ol>
  );
}

function Similar({ work, pairs }: { readonly work: SimilarWork; readonly pairs: number }) {
  const [isOpen, setOpen] = useState(false);
  const { participation, alias, similarity, baseRate, fragments } = work;
  return (
    <li class="card">
      <div class="list-head">
        <h3>
          <a href={`/participations/${participation}`}>{alias}</a>{' '}
          <span class="number soft">{formatShare(similarity)} alike</span>
        </h3>
        {fragments.length === 0 ? null : (
          <button type="button" class="button tiny" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {isOpen ? 'Hide' : 'Show'} {counted(fragments.length, 'fragment')}
            <span class="visually-hidden"> of {alias}</span>
          </button>
        )}
      </div>
      <p class="soft">{describeBaseRate(baseRate, pairs)}.</p>
      {isOpen ? <Fragments work={work} /> : null}
    </li>
  );
}
