import { useEffect, useState } from 'preact/hooks';
import { ApiProblem, wordsFor } from '../../../api/problem.ts';
import { beginFolder } from '../../api/authoring-client.ts';
import { Failure } from '../../parts/failure.tsx';
import { useSending } from '../../parts/use-sending.ts';
import type { SignedInProps } from '../../signed-in.tsx';
import { CaseEditor } from './case-editor.tsx';
import { FolderWork } from './folder-work.ts';

/** Where a case is written. */
export function CasePage({ params }: SignedInProps) {
  const slug = params['slug'] ?? '';
  const [work, setWork] = useState<FolderWork | undefined>(undefined);
  const [isMissing, setMissing] = useState(false);
  const [failure, setFailure] = useState<string | undefined>(undefined);
  useEffect(() => {
    document.title = `minicase: ${slug}`;
    let opened: FolderWork | undefined;
    FolderWork.open(slug).then(
      (folder) => {
        opened = folder;
        setWork(folder);
      },
      (error: unknown) => {
        setMissing(error instanceof ApiProblem && error.status === 404);
        setFailure(wordsFor(error));
      },
    );
    return () => opened?.close();
  }, [slug]);
  if (work !== undefined) return <CaseEditor work={work} />;
  return (
    <div class="page" aria-busy={failure === undefined}>
      <h1>{slug}</h1>
      <Failure words={failure} />
      {failure === undefined ? <p class="soft">Loading…</p> : null}
      {isMissing ? <BeginHere slug={slug} /> : null}
    </div>
  );
}

/** Nobody writes it yet: there may be a challenge of that name, to write on a copy of. */
function BeginHere({ slug }: { readonly slug: string }) {
  const { send, isSending, failure } = useSending();
  const begin = () =>
    send(async () => {
      await beginFolder({ from: 'challenge', slug });
      location.reload();
    });
  return (
    <>
      <Failure words={failure} />
      <p class="actions">
        <button type="button" class="button primary" disabled={isSending} onClick={() => void begin()}>
          Edit a copy of the challenge {slug}
        </button>
        <a class="button" href="/cases/new">
          Begin another case
        </a>
      </p>
    </>
  );
}
