import { useState } from 'preact/hooks';
import type { SourceFile } from '../../../domain/source-file.ts';
import { lazy } from '../../design/parts/lazy.tsx';
import { nameOfSide } from '../behaviour/side.ts';
import { type ComparedFile, compareFiles, type FileStatus } from './compare-files.ts';
import type { Side } from './side.ts';

const SideBySide = lazy(
  async () => (await import('./side-by-side.tsx')).SideBySide,
  <div class="skeleton diff-waiting" />,
);

const STARTER = 'starter';

/** Two sets of files aligned: those of two candidates, or of one and the starter. */
export function CodePart({ sides }: { readonly sides: readonly Side[] }) {
  const withCode = sides.filter(({ submission }) => submission !== undefined);
  const [left, setLeft] = useState(withCode[0]?.letter ?? STARTER);
  const [right, setRight] = useState(withCode[1]?.letter ?? withCode[0]?.letter ?? STARTER);
  const [chosen, choose] = useState<string | undefined>(undefined);
  if (withCode.length === 0) return <p class="soft">None of them has submitted anything yet.</p>;
  const starterOf = withCode.find(({ letter }) => letter === right || letter === left) ?? withCode[0];
  const filesOf = (id: string): readonly SourceFile[] => {
    const submission = withCode.find(({ letter }) => letter === id)?.submission;
    return (id === STARTER ? starterOf?.submission?.starter : submission?.files) ?? [];
  };
  const files = compareFiles(filesOf(left), filesOf(right));
  const file = files.find(({ path }) => path === chosen) ?? files.find(isChangedCode) ?? files[0];
  const names = [left, right].map((id) => {
    const side = withCode.find(({ letter }) => letter === id);
    return side === undefined ? 'the starter' : nameOfSide(side);
  });
  const [leftName = '', rightName = ''] = names;
  const different = files.filter(({ status }) => status !== 'same').length;
  return (
    <>
      <div class="actions spaced-below">
        <SideChoice label="Left" sides={withCode} value={left} onValue={setLeft} />
        <button
          type="button"
          class="button tiny"
          onClick={() => {
            setLeft(right);
            setRight(left);
          }}
        >
          <span aria-hidden="true">⇄</span> Swap
        </button>
        <SideChoice label="Right" sides={withCode} value={right} onValue={setRight} />
      </div>
      <p class="soft small">
        {different === 0 ? 'All files are the same.' : `${different} of ${files.length} files differ.`}
      </p>
      <div class="compared-files">
        <ul class="plain compared-paths" aria-label="Files">
          {files.map(({ path, status }) => (
            <li key={path}>
              <button
                type="button"
                class="file-button"
                aria-current={path === file?.path ? 'true' : undefined}
                onClick={() => choose(path)}
              >
                <span>{path}</span>{' '}
                <span class={`small ${status === 'same' ? 'soft' : 'warn'}`}>{STATUS_WORDS[status]}</span>
              </button>
            </li>
          ))}
        </ul>
        {file === undefined ? null : (
          <section class="compared-file" aria-label={file.path}>
            <p class="small">
              <b>{file.path}</b>: left {leftName}, right {rightName}
              {file.status === 'same' ? '; they are the same' : ''}
            </p>
            <SideBySide
              key={`${left} ${right} ${file.path}`}
              path={file.path}
              left={file.left ?? ''}
              right={file.right ?? ''}
              names={[leftName, rightName]}
            />
          </section>
        )}
      </div>
    </>
  );
}

/** What one wants to see first; notes stand on a page of their own. */
function isChangedCode({ path, status }: ComparedFile): boolean {
  return status !== 'same' && !path.endsWith('.md');
}

const STATUS_WORDS: Readonly<Record<FileStatus, string>> = {
  same: 'the same',
  different: 'differs',
  'left-only': 'left only',
  'right-only': 'right only',
};

type SideChoiceProps = {
  readonly label: string;
  readonly sides: readonly Side[];
  readonly value: string;
  readonly onValue: (id: string) => void;
};

function SideChoice({ label, sides, value, onValue }: SideChoiceProps) {
  return (
    <label class="choice">
      {label}
      <select class="input inline" value={value} onChange={(event) => onValue(event.currentTarget.value)}>
        {sides.map((side) => (
          <option key={side.letter} value={side.letter}>
            {nameOfSide(side)}
          </option>
        ))}
        <option value={STARTER}>the starter</option>
      </select>
    </label>
  );
}
