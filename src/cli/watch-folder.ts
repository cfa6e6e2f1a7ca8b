import path from 'node:path';
import { type FSWatcher, watch } from 'chokidar';

/** Editors write a file in several steps, and some several files. */
const QUIET_MS = 60;

export type FolderWatch = { readonly close: () => Promise<void> };

/**
 * Tells which files below a folder were added, changed or taken away, by their paths in it with `/`; those that
 * change together at once. Resolves when it sees everything.
 */
export async function watchFolder(folder: string, onChange: (paths: readonly string[]) => void): Promise<FolderWatch> {
  let changed = new Set<string>();
  let quiet: NodeJS.Timeout | undefined;
  const isHidden = (target: string): boolean =>
    path
      .relative(folder, target)
      .split(path.sep)
      .some((part) => part === 'node_modules' || /^\.[^.]|~$/.test(part));
  const watcher: FSWatcher = watch(folder, { ignoreInitial: true, ignored: isHidden });
  watcher.on('all', (event, target) => {
    if (event === 'addDir') return;
    changed.add(path.relative(folder, target).split(path.sep).join('/'));
    clearTimeout(quiet);
    quiet = setTimeout(() => {
      const paths = [...changed].sort();
      changed = new Set();
      onChange(paths);
    }, QUIET_MS);
  });
  await new Promise<void>((resolve, reject) => {
    watcher.once('ready', () => resolve());
    watcher.once('error', reject);
  });
  return {
    async close() {
      clearTimeout(quiet);
      await watcher.close();
    },
  };
}
