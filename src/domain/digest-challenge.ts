import type { ChallengeManifest, ChallengePackage, TestedSolution } from './challenge.ts';
import { ChallengeVersion } from './ids.ts';
import type { SourceFile } from './source-file.ts';

/** All of a challenge that can change a verdict. Its statement cannot, and is mended without a new version. */
export type ChallengeContent = Pick<ChallengePackage, 'manifest' | 'files' | 'model' | 'solutions'>;

/** Names a version by its content, whoever sends it and in whatever order its files come. */
export async function digestChallenge({
  manifest,
  files,
  model = [],
  solutions = [],
}: ChallengeContent): Promise<ChallengeVersion> {
  const ordered = [...inFolderOrder(manifest, files), ...model.toSorted(byPath), ...solutionFiles(solutions)];
  const parts = ordered.map(({ path, content }) => `\0${path}\0${Buffer.byteLength(content)}\0${content}`);
  const bytes = new TextEncoder().encode(JSON.stringify(manifest) + parts.join(''));
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return ChallengeVersion.parse(`sha256:${new Uint8Array(digest).toHex()}`);
}

const FOLDERS = ['starter/', 'tests/'];

/** As a challenge's folder is read: the starter, the tests, then what groups name elsewhere, in their order. */
export function inFolderOrder({ groups }: ChallengeManifest, files: readonly SourceFile[]): SourceFile[] {
  const [starter = [], tests = []] = FOLDERS.map((folder) =>
    files.filter(({ path }) => path.startsWith(folder)).toSorted(byPath),
  );
  const place = new Map(groups.map(({ file }, index) => [file, index]));
  const elsewhere = files
    .filter(({ path }) => !FOLDERS.some((folder) => path.startsWith(folder)))
    .toSorted((a, b) => (place.get(a.path) ?? 0) - (place.get(b.path) ?? 0));
  return [...starter, ...tests, ...elsewhere];
}

/** The author's solutions as their folders have them, by path. */
export function solutionFiles(solutions: readonly TestedSolution[]): SourceFile[] {
  return solutions
    .flatMap(({ name, isRight, files }) =>
      files.map(({ path, content }) => ({
        path: `submissions/${isRight ? 'accepted' : 'wrong-answer'}/${name}/${path}`,
        content,
      })),
    )
    .toSorted(byPath);
}

function byPath(a: SourceFile, b: SourceFile): number {
  return a.path < b.path ? -1 : 1;
}
