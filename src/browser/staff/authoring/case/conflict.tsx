import type { Draft } from '../../../../protocol/solve/solve-view.ts';
import { exactTime } from '../../../app/format-time.ts';
import { Dialog } from '../../../design/parts/dialog.tsx';
import { FilesDiff } from '../../../diff/files-diff.tsx';
import type { FolderWork } from './folder-work.ts';

/** Somebody else saved, and so did this window: one of the two goes on. */
export function Conflict({ work, theirs }: { readonly work: FolderWork; readonly theirs: Draft }) {
  return (
    <Dialog title="This case was saved elsewhere, too" isWide>
      <p>
        Somebody else, or another tab of yours, saved revision {theirs.revision}
        {theirs.savedAt === null ? '' : ` on ${exactTime(theirs.savedAt)}`}. Both are still there. Which one goes on?
      </p>
      <FilesDiff
        before={theirs.files}
        after={work.files.value}
        names={['what was saved elsewhere', 'what is in this window']}
      />
      <div class="actions">
        <button type="button" class="button" onClick={() => void work.draft.resolve('theirs')}>
          Take what was saved elsewhere
        </button>
        <button type="button" class="button primary" onClick={() => void work.draft.resolve('mine')}>
          Keep what is in this window
        </button>
      </div>
    </Dialog>
  );
}
