import type { Draft } from '../../../protocol/solve/solve-view.ts';
import { exactTime } from '../../app/format-time.ts';
import { Dialog } from '../../design/parts/dialog.tsx';
import { FilesDiff } from '../../diff/files-diff.tsx';
import type { CaseWork } from './case-work.ts';

/** Somebody else saved, and so did this window: only the candidate can know which one is meant. */
export function ConflictDialog({ work, theirs }: { readonly work: CaseWork; readonly theirs: Draft }) {
  return (
    <Dialog title="This case was saved elsewhere, too" isWide>
      <p>
        Another tab, another device or the command line saved it
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
