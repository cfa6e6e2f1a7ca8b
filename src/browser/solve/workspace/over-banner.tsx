import { saveFile } from '../../app/save-file.ts';
import type { CaseWork } from './case-work.ts';

/** The last words were too late. They are not lost, but they were not handed in. */
export function OverBanner({ work }: { readonly work: CaseWork }) {
  return (
    <div class="banner bad" role="alert">
      <p>
        <b>The time is over, and your last change was not sent before.</b> What was saved until then is handed in.
      </p>
      <button type="button" class="button tiny" onClick={() => void downloadZip(work)}>
        Download what is here
      </button>
    </div>
  );
}

/** The zip writer is loaded for it. */
export async function downloadZip(work: CaseWork): Promise<void> {
  const { writeZip } = await import('../../files/write-zip.ts');
  saveFile(`${work.view.slug}.zip`, writeZip(work.view.slug, work.files.peek()), 'application/zip');
}
