import { useEffect, useState } from 'preact/hooks';
import { saveFile } from '../../app/save-file.ts';
import { takeKeptDraft } from '../../draft/kept-drafts.ts';
import type { Files } from '../../files/files.ts';
import { useSession, useView } from '../session-context.ts';

type Unsent = { readonly slug: string; readonly title: string; readonly files: Files };

/** What was kept on this device and came too late: not handed in, and still the candidate's to have. */
export function UnsentDrafts() {
  const session = useSession();
  const { cases, endedAt } = useView();
  const [unsent, setUnsent] = useState<readonly Unsent[]>([]);
  useEffect(() => {
    // Until then what is on its way may still arrive.
    if (endedAt === null) return;
    const find = async () => {
      const found = await Promise.all(
        cases.map(async ({ slug, title }) => ({ slug, title, kept: await takeKeptDraft(session.id, slug) })),
      );
      setUnsent(found.flatMap(({ kept, ...each }) => (kept === undefined ? [] : [{ ...each, files: kept.files }])));
    };
    find().catch(() => undefined);
  }, [session, cases, endedAt]);
  if (unsent.length === 0) return null;
  const download = async ({ slug, files }: Unsent) => {
    const { writeZip } = await import('../../files/write-zip.ts');
    saveFile(`${slug}.zip`, writeZip(slug, files), 'application/zip');
  };
  return (
    <div class="banner warn no-print" role="alert">
      <p>
        <b>The time is over: your last change was not sent.</b> It did not reach us before the end, and is still on this
        device. If the connection was the reason, tell the people who invited you.
      </p>
      {unsent.map((each) => (
        <button key={each.slug} type="button" class="button tiny" onClick={() => void download(each)}>
          Download {each.title}
        </button>
      ))}
    </div>
  );
}
