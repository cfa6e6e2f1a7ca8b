import { useEffect, useId, useState } from 'preact/hooks';
import type { Board } from '../../../protocol/review/board-view.ts';
import { dayAndTime } from '../../app/format-time.ts';
import { toast } from '../../design/parts/toasts.tsx';
import { changeInviteLine } from '../api/board-client.ts';
import { formatPoints } from '../participation/describe-score.ts';
import { Failure } from '../parts/failure.tsx';
import { useSending } from '../parts/use-sending.ts';

type InviteLineProps = {
  readonly slug: string;
  readonly kept: Board['inviteLine'];
  /** Where it is drawn now, which may not be kept yet. */
  readonly line: number | null;
  readonly onLine: (line: number | null) => void;
  readonly onKept: () => Promise<void>;
};

/** Where the invite line is, by a number, and who has drawn it. */
export function InviteLine({ slug, kept, line, onLine, onKept }: InviteLineProps) {
  const id = useId();
  const [typed, setTyped] = useState('');
  const { isSending, failure, errors, send } = useSending();
  useEffect(() => setTyped(line === null ? '' : formatPoints(line)), [line]);
  const isChanged = line !== (kept?.score ?? null);
  const keep = () =>
    send(async () => {
      await changeInviteLine(slug, line);
      await onKept();
      toast(line === null ? 'The invite line is gone.' : `The invite line is at ${formatPoints(line)}.`, 'good');
    });
  const type = (text: string) => {
    setTyped(text);
    const score = Number(text.trim().replace(',', '.'));
    if (text.trim() === '') onLine(null);
    else if (score >= 0 && score <= 100) onLine(score);
  };
  return (
    <div class="invite-line">
      <Failure words={failure ?? errors[0]?.message} />
      <div class="actions">
        <label for={id}>Invite from</label>
        <input
          id={id}
          class="input inline number"
          type="number"
          min={0}
          max={100}
          step="any"
          size={5}
          value={typed}
          onInput={(event) => type(event.currentTarget.value)}
        />
        <span>points on</span>
        {isChanged ? (
          <>
            <button type="button" class="button tiny primary" disabled={isSending} onClick={() => void keep()}>
              {line === null ? 'Take the line away' : 'Keep the line'}
            </button>
            <button type="button" class="button tiny" onClick={() => onLine(kept?.score ?? null)}>
              Undo
            </button>
          </>
        ) : null}
        <span class="small soft">
          {isChanged
            ? 'Only you see it there until it is kept.'
            : kept === null
              ? 'Nobody has drawn the line yet.'
              : `Drawn by ${kept.setBy}, ${dayAndTime(kept.setAt)}.`}
        </span>
      </div>
    </div>
  );
}
