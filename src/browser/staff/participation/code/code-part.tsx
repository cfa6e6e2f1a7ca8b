import type { ComponentChild } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { ParticipationSubmissionView } from '../../../../protocol/review/participation-view.ts';
import type { Comments, CommentView } from '../../../../protocol/review/review-view.ts';
import { counted } from '../../../app/counted.ts';
import { announce } from '../../../design/parts/announcer.tsx';
import { FilesDiff } from '../../../diff/files-diff.tsx';
import { changesBetween } from '../../../files/files.ts';
import { addComment, changeComment, listComments, removeComment } from '../../api/participation-client.ts';
import { useLoaded } from '../../parts/use-loaded.ts';
import { useParticipation } from '../participation-context.ts';
import { PlaceLink } from '../place-link.tsx';
import { WithSubmission } from '../submission-choice.tsx';
import { useSubmission } from '../use-submission.ts';
import { WhenLoaded } from '../when-loaded.tsx';
import { changedLines } from './changed-lines.ts';
import { CodeView } from './code-view.tsx';
import { FileChoice } from './file-choice.tsx';
import { type CommentDeeds, LineComments } from './line-comments.tsx';
import { useLineHosts } from './use-line-hosts.ts';

/** The files of a submission, and what reviewers say about their lines. */
export function CodePart() {
  const { view } = useParticipation();
  const comments = useLoaded(() => listComments(view.id));
  return (
    <WithSubmission>
      {(number) => (
        <WhenLoaded loaded={comments}>
          {(found) => <Submission key={number} number={number} comments={found} onChange={comments.reload} />}
        </WhenLoaded>
      )}
    </WithSubmission>
  );
}

type SubmissionProps = {
  readonly number: number;
  readonly comments: Comments;
  readonly onChange: () => Promise<void>;
};

function Submission({ number, comments: { comments, hidden }, onChange }: SubmissionProps) {
  const [isDiff, setDiff] = useState(false);
  const own = comments.filter(({ submission }) => submission === number);
  return (
    <>
      <div class="actions spaced-below no-print">
        <label class="choice">
          <input type="checkbox" checked={isDiff} onChange={(event) => setDiff(event.currentTarget.checked)} />
          Only what differs from the starter
        </label>
      </div>
      {hidden === 0 ? null : (
        <p class="soft small">
          {hidden === 1 ? 'A comment of others is' : `${hidden} comments of others are`} hidden until your review is
          final.
        </p>
      )}
      <WhenLoaded loaded={useSubmission(number)}>
        {(submission) =>
          isDiff ? (
            <FilesDiff before={submission.starter} after={submission.files} names={['the starter', 'the submission']} />
          ) : (
            <Files submission={submission} comments={own} onChange={onChange} />
          )
        }
      </WhenLoaded>
      <CommentList comments={comments} />
    </>
  );
}

type FilesProps = {
  readonly submission: ParticipationSubmissionView;
  readonly comments: readonly CommentView[];
  readonly onChange: () => Promise<void>;
};

function Files({ submission, comments, onChange }: FilesProps) {
  const { view, place, go } = useParticipation();
  const { number, files, starter } = submission;
  const changes = useMemo(() => changesBetween(starter, files), [submission]);
  const file = files.find(({ path }) => path === place.path) ?? files.find(({ path }) => isChanged(path)) ?? files[0];
  function isChanged(path: string): boolean {
    return changes.some((change) => change.path === path);
  }
  const [adding, setAdding] = useState<{ readonly path: string; readonly line: number } | undefined>(undefined);
  const path = file?.path ?? '';
  const shown = comments.filter((comment) => comment.path === path);
  const deeds: CommentDeeds = {
    add: async (line, text) => {
      await addComment(view.id, { submission: number, path, line, text });
      await onChange();
      setAdding(undefined);
      announce('The comment is kept.');
    },
    change: async ({ id }, text) => {
      await changeComment(id, text);
      await onChange();
    },
    remove: async ({ id }) => {
      await removeComment(id);
      await onChange();
      announce('The comment is deleted.');
    },
    leave: () => setAdding(undefined),
  };
  const addingLine = adding?.path === path ? adding.line : undefined;
  const lines = new Set([...shown.map(({ line }) => line), ...(addingLine === undefined ? [] : [addingLine])]);
  const contents = new Map<number, ComponentChild>(
    [...lines].map((line) => [
      line,
      <LineComments
        key={path}
        line={line}
        comments={shown.filter((comment) => comment.line === line)}
        isAdding={line === addingLine}
        deeds={deeds}
      />,
    ]),
  );
  const places = useLineHosts(contents);
  const given = starter.find((each) => each.path === path);
  const marked = useMemo(
    () => (given === undefined || file === undefined ? [] : changedLines(given.content, file.content)),
    [given, file],
  );
  if (file === undefined) return <p class="soft">There are no files.</p>;
  return (
    <>
      <p class="soft small no-print">
        To comment, click on a line's number, or press <kbd>C</kbd> where the cursor is. Lines that differ from the
        starter are marked.
      </p>
      <div class="code-part">
        <FileChoice
          files={files.map((each) => ({
            path: each.path,
            note: noteOf(
              each.path,
              comments,
              isChanged(each.path),
              starter.some((other) => other.path === each.path),
            ),
          }))}
          shown={path}
          onChoose={(chosen) => go({ part: 'code', submission: number, path: chosen })}
        />
        <CodeView
          path={path}
          content={file.content}
          changed={marked}
          target={place.path === path ? place.line : undefined}
          places={places}
          onLine={(line) => setAdding({ path, line })}
        />
      </div>
    </>
  );
}

function noteOf(path: string, comments: readonly CommentView[], isChanged: boolean, wasGiven: boolean): string {
  const count = comments.filter((comment) => comment.path === path).length;
  const change = !wasGiven ? ['new'] : isChanged ? ['changed'] : [];
  return [...change, ...(count === 0 ? [] : [counted(count, 'comment')])].join(', ');
}

/** All comments in one place, with the way to each. */
function CommentList({ comments }: { readonly comments: readonly CommentView[] }) {
  if (comments.length === 0) return null;
  return (
    <section class="comment-list" aria-labelledby="all-comments">
      <h2 id="all-comments">All comments</h2>
      <ul class="plain">
        {comments.map(({ id, submission, path, line, text, by, isMine }) => (
          <li key={id}>
            <PlaceLink to={{ part: 'code', submission, path, line }}>
              {path}:{line}
            </PlaceLink>{' '}
            <span class="soft small">
              number {submission}, {isMine ? 'you' : by}
            </span>
            <p class="as-written">{text}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
