import { useState } from 'preact/hooks';
import type { SolveSubmissionHead, SolveSubmissionView } from '../../../protocol/solve/solve-view.ts';
import { wordsFor } from '../../api/problem.ts';
import { exactTime, timeOfDay } from '../../app/format-time.ts';
import { Dialog } from '../../design/parts/dialog.tsx';
import { toast } from '../../design/parts/toasts.tsx';
import { FilesDiff } from '../../diff/files-diff.tsx';
import type { Files } from '../../files/files.ts';
import { VERDICT_WORDS } from '../../run/describe-run.ts';
import type { CaseWork } from '../workspace/case-work.ts';

type Compared = { readonly head: SolveSubmissionHead; readonly files: Files };

/** All that was run and submitted, to compare with and to go back to. */
export function HistoryView({ work }: { readonly work: CaseWork }) {
  const [compared, setCompared] = useState<Compared | undefined>(undefined);
  const heads = work.history.value;
  if (heads === undefined || heads.length === 0) {
    return (
      <div class="empty">
        <p>
          {heads === undefined
            ? 'Loading…'
            : 'What you run and submit is listed here, to compare with and to go back to.'}
        </p>
      </div>
    );
  }
  const compare = async (head: SolveSubmissionHead) => {
    try {
      const { files }: SolveSubmissionView = await work.client.readSubmission(head.id);
      setCompared({ head, files });
    } catch (error) {
      toast(wordsFor(error), 'bad');
    }
  };
  return (
    <div class="scroll">
      <table class="table history">
        <thead>
          <tr>
            <th scope="col">When</th>
            <th scope="col">What</th>
            <th scope="col">Result</th>
            <th scope="col">
              <span class="visually-hidden">Actions</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {heads.map((head) => (
            <tr key={head.id}>
              <th scope="row">
                <time dateTime={head.createdAt} title={exactTime(head.createdAt)}>
                  {timeOfDay(head.createdAt)}
                </time>
              </th>
              <td>
                {head.kind === 'sample'
                  ? 'Samples'
                  : head.origin === 'deadline'
                    ? 'Handed in at the end'
                    : 'Submission'}
                {head.counts === true ? <span class="badge good counts">counts</span> : null}
              </td>
              <td>{resultOf(head)}</td>
              <td>
                <button type="button" class="button tiny" onClick={() => void compare(head)}>
                  Compare…<span class="visually-hidden"> the one of {timeOfDay(head.createdAt)}</span>
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {compared === undefined ? null : (
        <CompareDialog work={work} compared={compared} heads={heads} onClose={() => setCompared(undefined)} />
      )}
    </div>
  );
}

type CompareDialogProps = {
  readonly work: CaseWork;
  readonly compared: Compared;
  readonly heads: readonly SolveSubmissionHead[];
  readonly onClose: () => void;
};

function CompareDialog({ work, compared, heads, onClose }: CompareDialogProps) {
  const [other, setOther] = useState<Compared | undefined>(undefined);
  const { head, files } = compared;
  const choose = async (id: string) => {
    const chosen = heads.find((each) => each.id === id);
    if (chosen === undefined) return setOther(undefined);
    try {
      setOther({ head: chosen, files: (await work.client.readSubmission(id)).files });
    } catch (error) {
      toast(wordsFor(error), 'bad');
    }
  };
  const restore = () => {
    work.replaceAll(files);
    toast(`Your files are again as they were at ${timeOfDay(head.createdAt)}.`, 'good');
    onClose();
  };
  const nameOf = (each: SolveSubmissionHead) =>
    `${each.kind === 'sample' ? 'samples' : 'submission'} of ${timeOfDay(each.createdAt)}`;
  return (
    <Dialog title={`The ${nameOf(head)}`} isWide onClose={onClose}>
      <label class="choice">
        Compared with
        <select class="input" value={other?.head.id ?? ''} onChange={(event) => void choose(event.currentTarget.value)}>
          <option value="">what is in the editor now</option>
          {heads
            .filter(({ id }) => id !== head.id)
            .map((each) => (
              <option key={each.id} value={each.id}>
                the {nameOf(each)}
              </option>
            ))}
        </select>
      </label>
      <FilesDiff
        key={other?.head.id ?? ''}
        before={files}
        after={other?.files ?? work.files.value}
        names={[`the ${nameOf(head)}`, other === undefined ? 'now' : `the ${nameOf(other.head)}`]}
      />
      <div class="actions">
        <button type="button" class="button" onClick={restore}>
          Go back to the {nameOf(head)}
        </button>
        <button type="button" class="button primary" onClick={onClose}>
          Close
        </button>
      </div>
    </Dialog>
  );
}

function resultOf({ state, verdict, score, cases }: SolveSubmissionHead): string {
  if (state === 'queued' || state === 'running') return 'not judged yet';
  if (state === 'aborted') return 'our fault: not counted';
  return [
    verdict === null ? undefined : VERDICT_WORDS[verdict],
    score === null ? undefined : `${score} points`,
    cases === null ? undefined : `${cases.accepted} of ${cases.total}`,
  ]
    .filter((part) => part !== undefined)
    .join(', ');
}
