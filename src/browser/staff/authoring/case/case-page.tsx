import { useEffect, useState } from 'preact/hooks';
import { wordsFor } from '../../../api/problem.ts';
import { Failure } from '../../parts/failure.tsx';
import type { SignedInProps } from '../../signed-in.tsx';
import { CaseEditor } from './case-editor.tsx';
import { FolderWork } from './folder-work.ts';

/** Where a case is written. */
export function CasePage({ params }: SignedInProps) {
  const slug = params['slug'] ?? '';
  const [work, setWork] = useState<FolderWork | undefined>(undefined);
  const [failure, setFailure] = useState<string | undefined>(undefined);
  useEffect(() => {
    document.title = `minicase: ${slug}`;
    let opened: FolderWork | undefined;
    FolderWork.open(slug).then(
      (folder) => {
        opened = folder;
        setWork(folder);
      },
      (error: unknown) => setFailure(wordsFor(error)),
    );
    return () => opened?.close();
  }, [slug]);
  if (work !== undefined) return <CaseEditor work={work} />;
  return (
    <div class="page" aria-busy={failure === undefined}>
      <h1>{slug}</h1>
      <Failure words={failure} />
      {failure === undefined ? <p class="soft">Loading…</p> : null}
      {failure === undefined ? null : (
        <p>
          <a href="/cases/new">Begin a case, or edit a copy of one</a>
        </p>
      )}
    </div>
  );
}
