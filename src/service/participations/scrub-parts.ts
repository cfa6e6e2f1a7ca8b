import type { Behaviour } from '../../domain/behaviour.ts';
import type { ChallengeManifest } from '../../domain/challenge.ts';
import type { GroupResult } from '../../domain/judging.ts';
import type { Scrub } from '../../domain/scrub.ts';
import type { SourceFile } from '../../domain/source-file.ts';

/** What people write to people; the rest of what candidates send is code. */
const PROSE = /\.(md|markdown|txt|adoc|rst)$/i;

export function scrubFiles(scrub: Scrub, files: readonly SourceFile[]): SourceFile[] {
  const taken = new Set<string>();
  return files.map(({ path, content }) => ({
    path: untaken(scrubPath(scrub, path), taken),
    content: scrub(content, PROSE.test(path) ? 'prose' : 'code'),
  }));
}

export function scrubPath(scrub: Scrub, path: string): string {
  return scrub(path, 'code');
}

/** `ada.ts` and `lovelace.ts` are two files still. */
function untaken(path: string, taken: Set<string>): string {
  const [, stem = path, extension = ''] = /^(.*?)(\.[^./]*)?$/s.exec(path) ?? [];
  let free = path;
  for (let count = 2; taken.has(free.toLowerCase()); count += 1) free = `${stem}-${count}${extension}`;
  taken.add(free.toLowerCase());
  return free;
}

/** What tests say came out of the candidate's program; their titles are the author's, but for candidates' own tests. */
export function scrubGroups(
  scrub: Scrub,
  groups: readonly GroupResult[],
  { candidateTests }: Pick<ChallengeManifest, 'candidateTests'>,
): GroupResult[] {
  return groups.map((group) => ({
    ...group,
    cases: group.cases.map(({ title, message, diff, ...rest }) => ({
      ...rest,
      title: group.name === candidateTests?.name ? scrub(title) : title,
      ...(message === undefined ? {} : { message: scrub(message) }),
      ...(diff === undefined ? {} : { diff: scrub(diff) }),
    })),
  }));
}

/** What a program asked of others holds what the candidate put into it. */
export function scrubBehaviour(
  scrub: Scrub,
  behaviour: Behaviour,
  { candidateTests }: Pick<ChallengeManifest, 'candidateTests'>,
): Behaviour {
  return behaviour.map((each) => ({
    ...each,
    title: each.group === candidateTests?.name ? scrub(each.title) : each.title,
    calls: each.calls.map((call) => ({
      ...call,
      what: scrub(call.what, 'code'),
      service: call.service === null ? null : scrub(call.service, 'code'),
      end: call.end === null ? null : scrub(call.end, 'code'),
    })),
  }));
}
