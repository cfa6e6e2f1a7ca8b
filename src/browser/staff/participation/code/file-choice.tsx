import { useId } from 'preact/hooks';

export type FileItem = {
  readonly path: string;
  /** `new`, `changed`, `3 comments`; empty where there is nothing to say. */
  readonly note: string;
};

type FileChoiceProps = {
  readonly files: readonly FileItem[];
  readonly shown: string;
  readonly onChoose: (path: string) => void;
};

/** Files to choose from: a list beside the code, and a menu above it in a narrow window. */
export function FileChoice({ files, shown, onChoose }: FileChoiceProps) {
  const id = useId();
  return (
    <>
      <nav class="file-list" aria-label="Files">
        <ul class="plain">
          {files.map(({ path, note }) => (
            <li key={path}>
              <button type="button" aria-current={path === shown} onClick={() => onChoose(path)}>
                <span>{path}</span>
                {note === '' ? null : <span class="soft small">{note}</span>}
              </button>
            </li>
          ))}
        </ul>
      </nav>
      <div class="file-menu">
        <label class="visually-hidden" for={id}>
          File
        </label>
        <select id={id} class="input" value={shown} onChange={(event) => onChoose(event.currentTarget.value)}>
          {files.map(({ path, note }) => (
            <option key={path} value={path}>
              {path}
              {note === '' ? '' : ` (${note})`}
            </option>
          ))}
        </select>
      </div>
    </>
  );
}
