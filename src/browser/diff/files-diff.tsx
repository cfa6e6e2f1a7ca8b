import { useState } from 'preact/hooks';
import { lazy } from '../design/parts/lazy.tsx';
import './diff.css';
import { changesBetween, type Files } from '../files/files.ts';

const TextDiff = lazy(async () => (await import('./text-diff.tsx')).TextDiff, <div class="skeleton diff-waiting" />);

type FilesDiffProps = {
  readonly before: Files;
  readonly after: Files;
  /** What the two are. */
  readonly names: readonly [before: string, after: string];
};

/** What differs between two sets of files, one file at a time. */
export function FilesDiff({ before, after, names }: FilesDiffProps) {
  const changes = changesBetween(before, after);
  const [chosen, choose] = useState(changes[0]?.path);
  const change = changes.find(({ path }) => path === chosen) ?? changes[0];
  if (change === undefined) return <p class="soft">They are the same, to the letter.</p>;
  return (
    <div class="files-diff">
      <label class="choice">
        {changes.length === 1 ? 'One file differs:' : `${changes.length} files differ:`}
        <select class="input" value={change.path} onChange={(event) => choose(event.currentTarget.value)}>
          {changes.map(({ path, before: old, after: now }) => (
            <option key={path} value={path}>
              {path}
              {old === null ? ' (new)' : now === null ? ' (gone)' : ''}
            </option>
          ))}
        </select>
      </label>
      <p class="small soft">
        <span class="bad">−</span> {names[0]}, <span class="good">+</span> {names[1]}
      </p>
      <TextDiff key={change.path} path={change.path} before={change.before ?? ''} after={change.after ?? ''} />
    </div>
  );
}
