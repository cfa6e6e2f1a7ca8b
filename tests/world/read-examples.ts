import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** A snippet of the documentation: a spec, and the program that it is about. */
export type Example = {
  /** Where it stands: `worker/world/services/http.isolate.ts: http`. */
  readonly title: string;
  readonly spec: string;
  readonly program: string;
};

const root = fileURLToPath(new URL('../..', import.meta.url));
const COMMENT = /\/\*\*(?:[^*]|\*(?!\/))*\*\//g;
const NAME =
  /^\s*(?:export\s+)?(?:declare\s+)?(?:readonly\s+)?(?:async\s+)?(?:function\*?\s+|const\s+|class\s+|type\s+|get\s+)?([\w$]+)/;
const FENCE = /```\w*\n([\s\S]*?)```/g;
const PROGRAM = /^\/\/ program:[^\n]*\n/m;

/**
 * Every `@example` of the world's source, and every chapter of its guide: spec code, and after a line `// program:` what
 * it tests.
 */
export function readExamples(): readonly Example[] {
  const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
  const files = globSync('worker/world/**/*.ts', { cwd: root }).sort();
  return [...files.flatMap((file) => readFile(file, read(file))), ...readGuide('worker/world/README.md', read)];
}

function readGuide(file: string, read: (file: string) => string): Example[] {
  const chapters = read(file).split(/^## /m).slice(1);
  return chapters.map((chapter) => ({ title: `${file}: ${chapter.split('\n')[0]}`, ...readBlock(chapter) }));
}

function readFile(file: string, source: string): Example[] {
  return [...source.matchAll(COMMENT)].flatMap(({ 0: comment, index }) => {
    const name =
      NAME.exec(source.slice(index + comment.length))?.[1] ?? `line ${source.slice(0, index).split('\n').length}`;
    const text = comment.slice(3, -2).replace(/^ *\* ?/gm, '');
    return text
      .split(/^@/m)
      .filter((block) => block.startsWith('example'))
      .map((block, place, all) => {
        const { spec, program } = readBlock(block.replace(/^example[^\n]*\n/, ''));
        return { title: `${file}: ${name}${all.length > 1 ? ` (${place + 1})` : ''}`, spec, program };
      });
  });
}

function readBlock(block: string): { readonly spec: string; readonly program: string } {
  const fenced = [...block.matchAll(FENCE)].map(([, code]) => code ?? '');
  const parts = (fenced.length > 0 ? fenced : [block]).map((code) => code.split(PROGRAM));
  const program = parts.map(([, code]) => code ?? '').join('');
  return { spec: parts.map(([code]) => code).join(''), program: program === '' ? 'export {};' : program };
}
