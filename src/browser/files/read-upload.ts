import { unzipSync } from 'fflate';
import { SOURCE_LIMITS } from '../../domain/source-limits.ts';
import type { Files } from './files.ts';
import { inKib, refuseFiles } from './refuse-files.ts';

/** What was chosen, and why it cannot be taken; `left` is what was passed over without a word being needed. */
export type Upload = { readonly files: Files; readonly left: readonly string[]; readonly reasons: readonly string[] };

export type RawFile = { readonly path: string; readonly bytes: Uint8Array };

/** Nobody means to send these: they come along with a folder. */
const PASSED_OVER =
  /(^|\/)(node_modules|\.git|__MACOSX|dist|coverage)\/|(^|\/)(\.DS_Store|Thumbs\.db|package-lock\.json)$/;

export function readZip(bytes: Uint8Array): Upload {
  const tooLarge: string[] = [];
  let found = 0;
  try {
    const entries = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (name.endsWith('/') || PASSED_OVER.test(name)) return false;
        found += 1;
        // What is larger than its limit is not even inflated.
        if (originalSize > SOURCE_LIMITS.fileBytes) {
          tooLarge.push(`${name} is ${inKib(originalSize)}; a file may be ${inKib(SOURCE_LIMITS.fileBytes)}.`);
          return false;
        }
        return found <= 2 * SOURCE_LIMITS.files;
      },
    });
    const raw = Object.entries(entries).map(([path, content]) => ({ path, bytes: content }));
    const upload = readRawFiles(raw);
    return { ...upload, reasons: [...tooLarge, ...upload.reasons] };
  } catch {
    return { files: [], left: [], reasons: ['This is no zip archive, or it is damaged.'] };
  }
}

/** Takes files by their paths, out of the folder that they all lie in if there is one. */
export function readRawFiles(raw: readonly RawFile[]): Upload {
  const wanted = raw.filter(({ path }) => !PASSED_OVER.test(path));
  const left = raw.filter(({ path }) => PASSED_OVER.test(path)).map(({ path }) => path);
  const top = commonFolder(wanted.map(({ path }) => path));
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const notText: string[] = [];
  const files = wanted.flatMap(({ path, bytes }) => {
    try {
      return [{ path: path.slice(top.length), content: decoder.decode(bytes) }];
    } catch {
      notText.push(`${path.slice(top.length)} is not text.`);
      return [];
    }
  });
  files.sort((a, b) => (a.path < b.path ? -1 : 1));
  return { files, left, reasons: [...notText, ...refuseFiles(files)] };
}

/** `solution/` of `solution/index.ts` and `solution/lib/a.ts`; empty where they share none. */
function commonFolder(paths: readonly string[]): string {
  const top = paths[0]?.match(/^[^/]+\//)?.[0] ?? '';
  return top !== '' && paths.every((path) => path.startsWith(top)) ? top : '';
}
