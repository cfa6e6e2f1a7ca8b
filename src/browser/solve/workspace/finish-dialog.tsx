import { useState } from 'preact/hooks';
import { wordsFor } from '../../api/problem.ts';
import { Dialog } from '../../design/parts/dialog.tsx';
import { useSession, useView } from '../session-context.ts';
import type { CaseWork } from './case-work.ts';

type FinishDialogProps = { readonly works: readonly CaseWork[]; readonly onClose: () => void };

/** Hands in before the time is over: for good. */
export function FinishDialog({ works, onClose }: FinishDialogProps) {
  const session = useSession();
  const { cases } = useView();
  const [error, setError] = useState<string | undefined>(undefined);
  const [isFinishing, setFinishing] = useState(false);
  const finish = async () => {
    setFinishing(true);
    try {
      await Promise.all(works.map((work) => work.draft.flush()));
      const stuck = works.find(({ status }) => status.value.kind !== 'saved' && status.value.kind !== 'over');
      if (stuck !== undefined) {
        setError(
          `“${stuck.view.title}” has changes that are not saved yet. Wait until they are, or hand in without them later.`,
        );
        return;
      }
      session.take(await session.client.finish());
    } catch (cause) {
      setError(wordsFor(cause));
    } finally {
      setFinishing(false);
    }
  };
  return (
    <Dialog title="Hand in for good?" onClose={onClose}>
      <p>
        What is saved of {cases.length === 1 ? 'your case' : `all ${cases.length} cases`} is handed in, also where you
        did not submit it. After that nothing can be changed.
      </p>
      <p class="soft">You need not: at the end of your time the same happens by itself.</p>
      {error === undefined ? null : (
        <div class="banner bad" role="alert">
          <p>{error}</p>
        </div>
      )}
      <div class="actions">
        <button type="button" class="button" onClick={onClose}>
          Go on working
        </button>
        <button type="button" class="button primary" disabled={isFinishing} onClick={() => void finish()}>
          {isFinishing ? 'Handing in…' : 'Hand in'}
        </button>
      </div>
    </Dialog>
  );
}
