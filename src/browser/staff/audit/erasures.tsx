import { dayAndTime } from '../../app/format-time.ts';
import { listErasures } from '../api/hiring-client.ts';
import { Failure } from '../parts/failure.tsx';
import { useLoaded } from '../parts/use-loaded.ts';

/** The receipts of who was erased, which do not say who. */
export function Erasures() {
  const { value: erasures, failure } = useLoaded(listErasures);
  return (
    <section class="below" aria-labelledby="erasures">
      <h2 id="erasures">Erased candidates</h2>
      <Failure words={failure} />
      {erasures?.length === 0 ? <p class="soft">None.</p> : null}
      <ul class="rows">
        {(erasures ?? []).map(({ id, at, by, reason }) => (
          <li key={id}>
            <span>
              {reason} <span class="soft small">{by}</span>
              <br />
              <code>{id}</code>
            </span>
            <span class="soft small">{dayAndTime(at)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
