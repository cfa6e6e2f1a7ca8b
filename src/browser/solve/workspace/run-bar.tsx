import { useState } from 'preact/hooks';
import { counted } from '../../app/counted.ts';
import { Dialog } from '../../design/parts/dialog.tsx';
import { describeOutcome, describeRun } from '../../run/describe-run.ts';
import { isOver } from '../../run/run.ts';
import type { CaseWork } from './case-work.ts';
import { isMac } from './use-shortcuts.ts';

const MOD = isMac ? '⌘' : 'Ctrl+';

/** The two buttons that everything else is for, and what they are at. */
export function RunBar({ work }: { readonly work: CaseWork }) {
  const [asksForLast, setAsksForLast] = useState(false);
  const run = work.run.value;
  const left = work.submissionsLeft.value;
  const isBusy = work.isRunning.value;
  const submit = () => {
    if (left === 1) setAsksForLast(true);
    else void work.start('submission');
  };
  return (
    <div class="run-bar">
      <button
        type="button"
        class="button"
        data-run="sample"
        aria-disabled={isBusy}
        title={`Run samples (${MOD}Enter)`}
        onClick={() => void work.start('sample')}
      >
        <span aria-hidden="true">▶</span> Run samples
      </button>
      <button
        type="button"
        class="button primary"
        data-run="submission"
        aria-disabled={isBusy}
        disabled={left === 0}
        title={`Submit (${MOD}Shift+Enter)`}
        onClick={() => (isBusy ? undefined : submit())}
      >
        Submit
      </button>
      <span class="small soft">
        {left === null
          ? 'any number of submissions'
          : left === 0
            ? 'no submission left'
            : `${counted(left, 'submission')} left`}
      </span>
      <span class="grow" />
      <span class="small run-status">
        {run === undefined ? '' : isOver(run) ? describeOutcome(run) : describeRun(run)}
      </span>
      {asksForLast ? (
        <Dialog title="Use your last submission?" onClose={() => setAsksForLast(false)}>
          <p>
            It is the last one that counts. You can go on writing after it, and what is saved at the end is handed in as
            well.
          </p>
          <div class="actions">
            <button type="button" class="button" onClick={() => setAsksForLast(false)}>
              Not yet
            </button>
            <button
              type="button"
              class="button primary"
              onClick={() => {
                setAsksForLast(false);
                void work.start('submission');
              }}
            >
              Submit
            </button>
          </div>
        </Dialog>
      ) : null}
    </div>
  );
}
