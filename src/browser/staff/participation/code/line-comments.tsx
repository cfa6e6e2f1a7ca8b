import { useState } from 'preact/hooks';
import type { CommentView } from '../../../../protocol/review/review-view.ts';
import { wordsFor } from '../../../api/problem.ts';
import { dayAndTime } from '../../../app/format-time.ts';
import { toast } from '../../../design/parts/toasts.tsx';
import { CommentForm } from './comment-form.tsx';

export type CommentDeeds = {
  readonly add: (line: number, text: string) => Promise<void>;
  readonly change: (comment: CommentView, text: string) => Promise<void>;
  readonly remove: (comment: CommentView) => Promise<void>;
  /** Leaves the form for a new one. */
  readonly leave: () => void;
};

type LineCommentsProps = {
  readonly line: number;
  readonly comments: readonly CommentView[];
  readonly isAdding: boolean;
  readonly deeds: CommentDeeds;
};

/** What was said about one line, and what is about to be. */
export function LineComments({ line, comments, isAdding, deeds }: LineCommentsProps) {
  return (
    <section class="line-comments" aria-label={`Comments on line ${line}`}>
      {comments.map((comment) => (
        <Comment key={comment.id} comment={comment} deeds={deeds} />
      ))}
      {isAdding ? (
        <CommentForm
          id={`new-comment-${line}`}
          label={`Comment on line ${line}, for reviewers`}
          onKeep={(text) => deeds.add(line, text)}
          onCancel={deeds.leave}
        />
      ) : null}
    </section>
  );
}

function Comment({ comment, deeds }: { readonly comment: CommentView; readonly deeds: CommentDeeds }) {
  const [isChanging, setChanging] = useState(false);
  const [isAsked, setAsked] = useState(false);
  const { line, text, by, isMine, at, changedAt } = comment;
  if (isChanging) {
    return (
      <CommentForm
        id={`comment-${comment.id}`}
        label={`Your comment on line ${line}`}
        text={text}
        onKeep={async (changed) => {
          await deeds.change(comment, changed);
          setChanging(false);
        }}
        onCancel={() => setChanging(false)}
      />
    );
  }
  const remove = () => deeds.remove(comment).catch((error: unknown) => toast(wordsFor(error), 'bad'));
  return (
    <article class="comment">
      <p class="soft small">
        {isMine ? 'You' : by}, {dayAndTime(at)}
        {changedAt === null ? '' : ', changed since'}
      </p>
      <p class="as-written">{text}</p>
      {isMine ? (
        <p class="actions">
          <button type="button" class="button tiny" onClick={() => setChanging(true)}>
            Change
          </button>
          {isAsked ? (
            <>
              <button type="button" class="button tiny danger" onClick={() => void remove()}>
                Delete for good
              </button>
              <button type="button" class="button tiny" onClick={() => setAsked(false)}>
                Leave it
              </button>
            </>
          ) : (
            <button type="button" class="button tiny" onClick={() => setAsked(true)}>
              Delete…
            </button>
          )}
        </p>
      ) : null}
    </article>
  );
}
