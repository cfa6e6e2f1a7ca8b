import type { CheckView as Check, CheckStep } from '../../../../protocol/challenge-folder-view.ts';
import { dayAndTime } from '../../../app/format-time.ts';
import { Failure } from '../../parts/failure.tsx';
import { type FolderWork, isUnderWay } from '../case/folder-work.ts';
import { PART_WORDS } from './part-words.ts';
import { ReportView } from './report-view.tsx';
import './check.css';

type CheckViewProps = {
  readonly work: FolderWork;
  /** Opens a file of the case, at its line where there is one. */
  readonly onGoTo: (where: string) => void;
};

/** The newest check of a case: how far it is, or what it found. */
export function CheckView({ work, onGoTo }: CheckViewProps) {
  const check = work.check.value;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <div class="check-view" id="case-check" role="tabpanel" aria-label="Check" tabIndex={0}>
      <div class="page wide">
        <Failure words={work.checkFailure.value} />
        {check === undefined ? (
          <Nothing work={work} />
        ) : isUnderWay(check) ? (
          <Progress check={check} onCancel={() => void work.cancelCheck()} />
        ) : (
          <Over check={check} work={work} onGoTo={onGoTo} />
        )}
      </div>
    </div>
  );
}

function Nothing({ work }: { readonly work: FolderWork }) {
  if (work.isStarting.value) return <p class="soft">The check begins…</p>;
  return (
    <div class="empty card">
      <p>
        <b>This case was not checked yet.</b>
      </p>
      <p>
        A check runs all examples, changes the model solution in many small ways to see which tests notice, and looks
        for ways to cheat. It takes some minutes; you may go on writing, or leave.
      </p>
      <button type="button" class="button primary" onClick={() => void work.startCheck()}>
        Check
      </button>
    </div>
  );
}

function Progress({ check, onCancel }: { readonly check: Check; readonly onCancel: () => void }) {
  const { steps, state } = check;
  return (
    <section class="card" aria-labelledby="check-progress">
      <div class="list-head">
        <h2 id="check-progress">{state === 'queued' ? 'The check waits for its turn' : 'The check is under way'}</h2>
        <button type="button" class="button" onClick={onCancel}>
          Call it off
        </button>
      </div>
      <p class="small soft">
        Of revision {check.revision}, begun by {check.startedBy} on {dayAndTime(check.createdAt)}. You may go on
        writing, or leave: it goes on without you.
      </p>
      {steps.length === 0 ? <progress class="progress" aria-label="Waiting" /> : null}
      <ul class="check-steps">
        {steps.map((step, index) => (
          <Step key={step.part} step={step} isLast={index === steps.length - 1} />
        ))}
      </ul>
    </section>
  );
}

function Step({ step: { part, done, total }, isLast }: { readonly step: CheckStep; readonly isLast: boolean }) {
  const { title, about } = PART_WORDS[part];
  const isOver = !isLast || (total > 0 && done >= total);
  return (
    <li>
      <span class="step-title">
        <span class={isOver ? 'mark good' : 'mark soft'} aria-hidden="true">
          {isOver ? '✓' : '…'}
        </span>{' '}
        <b>{title}</b> <span class="small soft">{about}</span>
      </span>
      {isOver ? null : (
        <progress
          class="progress"
          aria-label={`${title}: ${done} of ${total}`}
          {...(total === 0 ? {} : { value: done, max: total })}
        />
      )}
      <span class="small number soft">{total === 0 ? '' : `${done} of ${total}`}</span>
    </li>
  );
}

type OverProps = CheckViewProps & { readonly check: Check };

function Over({ check, work, onGoTo }: OverProps) {
  const { state, report, error, revision } = check;
  return (
    <>
      {work.isCheckCurrent.value ? null : (
        <div class="banner warn spaced-below">
          <p>This is of revision {revision}. The case was changed since: check it again before you make a version.</p>
          <CheckAgain work={work} />
        </div>
      )}
      {state === 'failed' ? (
        <div class="banner bad spaced-below" role="alert">
          <p>The check broke off, through our fault: {error ?? 'nobody knows why'}. Try it again.</p>
          <CheckAgain work={work} />
        </div>
      ) : null}
      {state === 'cancelled' ? (
        <div class="banner spaced-below">
          <p>This check was called off.</p>
          <CheckAgain work={work} />
        </div>
      ) : null}
      {report === null ? null : <ReportView report={report} onGoTo={onGoTo} />}
    </>
  );
}

function CheckAgain({ work }: { readonly work: FolderWork }) {
  return (
    <button type="button" class="button tiny" onClick={() => void work.startCheck()}>
      Check again
    </button>
  );
}
