import type { ChallengeManifest, ChallengePackage } from '../../domain/challenge.ts';
import { digestChallenge, inFolderOrder, solutionFiles } from '../../domain/digest-challenge.ts';
import type { ChallengeSlug } from '../../domain/ids.ts';
import { importsModel } from '../../domain/model-import.ts';
import { refuseDependencies } from '../../domain/pinned-packages.ts';
import type { SourceFile } from '../../domain/source-file.ts';
import type { VersionDraft } from '../../protocol/version-view.ts';
import { type FieldError, Refusal } from '../refusal.ts';

/**
 * Makes a sealed package of what an author has sent, under the digest of exactly that.
 *
 * @throws Refusal `invalid`, naming each field to mend.
 */
export async function packageDraft(slug: ChallengeSlug, draft: VersionDraft): Promise<ChallengePackage> {
  const { manifest } = draft;
  const needsModel = draft.files.some((file) => importsModel(file.content));
  const errors = [
    ...missingSpecs(manifest, draft.files),
    ...strayFiles(manifest, draft.files),
    ...repeatedFiles('files', draft.files),
    ...repeatedFiles('model', draft.model ?? []),
    ...wrongDependencies(manifest),
    ...(needsModel && !draft.model?.length ? [NO_MODEL] : []),
    ...missingSolutions(draft),
    ...repeatedFiles('solutions', solutionFiles(draft.solutions ?? [])),
  ];
  if (errors.length > 0) throw new Refusal('invalid', 'The files do not make a challenge; see `errors`.', errors);
  const content = {
    manifest,
    files: inFolderOrder(manifest, draft.files),
    ...(needsModel && draft.model !== undefined && { model: draft.model }),
    ...(manifest.candidateTests !== undefined && draft.solutions !== undefined && { solutions: draft.solutions }),
  };
  return { slug, version: await digestChallenge(content), ...content };
}

const NO_MODEL: FieldError = {
  path: 'model',
  message: 'is needed: a suite compares with it. Send the files of the first accepted submission',
};

/** What candidates' tests need to run against: something that is right, and every mistake that they are to notice. */
function missingSolutions({ manifest: { candidateTests }, solutions = [] }: VersionDraft): FieldError[] {
  if (candidateTests === undefined) return [];
  const wrong = solutions.filter(({ isRight }) => !isRight).map(({ name }) => name);
  const missing = candidateTests.mistakes?.filter((name) => !wrong.includes(name)) ?? [];
  const isRightThere = solutions.some(({ isRight }) => isRight);
  return [
    ...(isRightThere
      ? []
      : [{ path: 'solutions', message: "must hold a right one: candidates' tests run against it" }]),
    ...(wrong.length > 0 ? [] : [{ path: 'solutions', message: 'must hold a wrong one, for tests to notice' }]),
    ...missing.map((name) => ({ path: 'solutions', message: `lacks '${name}', which candidateTests.mistakes names` })),
  ];
}

function missingSpecs({ groups }: ChallengeManifest, files: readonly SourceFile[]): FieldError[] {
  const paths = new Set(files.map(({ path }) => path));
  return groups.flatMap(({ name, file }, index) =>
    paths.has(file)
      ? []
      : [{ path: `manifest.groups.${index}.file`, message: `group '${name}' names ${file}, which was not sent` }],
  );
}

function strayFiles({ groups }: ChallengeManifest, files: readonly SourceFile[]): FieldError[] {
  const named = new Set(groups.map(({ file }) => file));
  return files.flatMap(({ path }, index) =>
    /^(starter|tests)\//.test(path) || named.has(path)
      ? []
      : [{ path: `files.${index}.path`, message: 'must be in starter/ or tests/, or the spec of a group' }],
  );
}

function repeatedFiles(field: string, files: readonly SourceFile[]): FieldError[] {
  const first = new Map<string, number>();
  return files.flatMap(({ path }, index) => {
    const folded = path.toLowerCase();
    const other = first.get(folded);
    if (other === undefined) first.set(folded, index);
    return other === undefined ? [] : [{ path: `${field}.${index}.path`, message: `repeats ${field}.${other}.path` }];
  });
}

function wrongDependencies({ dependencies }: ChallengeManifest): FieldError[] {
  const refusal = refuseDependencies(dependencies);
  return refusal === undefined ? [] : [{ path: 'manifest.dependencies', message: refusal }];
}
