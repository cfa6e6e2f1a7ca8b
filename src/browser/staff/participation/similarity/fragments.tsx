import type { SourceFile } from '../../../../domain/source-file.ts';
import type { LineRange, SimilarWork } from '../../../../protocol/review/similarity-view.ts';
import { readParticipation, readSubmission } from '../../api/participation-client.ts';
import { useLoaded } from '../../parts/use-loaded.ts';
import { useParticipation } from '../participation-context.ts';
import { PlaceLink } from '../place-link.tsx';
import { ScrollPane } from '../scroll-pane.tsx';
import { WhenLoaded } from '../when-loaded.tsx';

type Files = readonly SourceFile[];

/** Where two works are alike, side by side. */
export function Fragments({ work }: { readonly work: SimilarWork }) {
  const { view, data } = useParticipation();
  const loaded = useLoaded(async (): Promise<readonly [Files, Files]> => {
    const countedThere = (await readParticipation(work.participation)).counted;
    return await Promise.all([
      view.counted === null ? [] : data.submission(view.counted).then(({ files }) => files),
      countedThere === null ? [] : readSubmission(work.participation, countedThere).then(({ files }) => files),
    ]);
  });
  return (
    <WhenLoaded loaded={loaded}>
      {([here, there]) => (
        <ol class="plain fragments">
          {work.fragments.map((fragment, index) => (
            <li key={index} class="fragment-pair">
              <Fragment files={here} range={fragment.here} of={view.alias} isHere />
              <Fragment files={there} range={fragment.there} of={work.alias} isHere={false} />
            </li>
          ))}
        </ol>
      )}
    </WhenLoaded>
  );
}

type FragmentProps = {
  readonly files: Files;
  readonly range: LineRange;
  readonly of: string;
  readonly isHere: boolean;
};

function Fragment({ files, range: { path, from, to }, of, isHere }: FragmentProps) {
  const lines = (files.find((file) => file.path === path)?.content ?? '').split('\n').slice(from - 1, to);
  const where = `${path}:${from}–${to}`;
  return (
    <figure>
      <figcaption class="small">
        {of}: {isHere ? <PlaceLink to={{ part: 'code', path, line: from }}>{where}</PlaceLink> : <code>{where}</code>}
      </figcaption>
      <ScrollPane label={`${of}, ${where}`}>
        <pre class="numbered">
          {lines.map((line, index) => (
            <span key={index} data-line={from + index}>
              {line}
              {'\n'}
            </span>
          ))}
        </pre>
      </ScrollPane>
    </figure>
  );
}
