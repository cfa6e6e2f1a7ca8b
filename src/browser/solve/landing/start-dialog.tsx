import { useState } from 'preact/hooks';
import { wordsFor } from '../../api/problem.ts';
import { formatDuration } from '../../app/format-duration.ts';
import { navigate } from '../../app/router.ts';
import { Dialog } from '../../design/parts/dialog.tsx';
import { useSession, useView } from '../session-context.ts';

/** The one step that cannot be taken back. */
export function StartDialog({ onClose }: { readonly onClose: () => void }) {
  const session = useSession();
  const { durationSeconds, cases, id } = useView();
  const [error, setError] = useState<string | undefined>(undefined);
  const [isStarting, setStarting] = useState(false);
  const start = async () => {
    setStarting(true);
    try {
      session.take(await session.client.start());
      onClose();
      navigate(`/solve/${id}/cases/${cases[0]?.slug ?? ''}`);
    } catch (cause) {
      setError(wordsFor(cause));
      setStarting(false);
      void session.refresh();
    }
  };
  return (
    <Dialog title={durationSeconds === null ? 'Begin now?' : 'Start the clock now?'} onClose={onClose}>
      <p>
        {durationSeconds === null
          ? 'There is no time limit: you may close the window and go on whenever you like.'
          : `The clock starts now. From then on you have ${formatDuration(durationSeconds)}, and it cannot be stopped or started again.`}
      </p>
      {durationSeconds === null ? null : (
        <p class="soft">If you would rather have a coffee first, or look around in the rehearsal, do that.</p>
      )}
      {error === undefined ? null : (
        <div class="banner bad" role="alert">
          <p>{error}</p>
        </div>
      )}
      <div class="actions">
        <button type="button" class="button" onClick={onClose}>
          Not yet
        </button>
        <button type="button" class="button primary" disabled={isStarting} onClick={() => void start()}>
          {isStarting ? 'Starting…' : durationSeconds === null ? 'Begin' : 'Start the clock'}
        </button>
      </div>
    </Dialog>
  );
}
