import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Isolation } from '../domain/judging.ts';
import type { Minicase } from './start-minicase.ts';

/** What to do where programs are contained less than fully. */
export function containmentAdvice(isolation: Isolation): string | undefined {
  const has = (mechanism: string) => isolation.mechanisms.some((name) => name.startsWith(mechanism));
  switch (isolation.level) {
    case 3:
      return undefined;
    case 2: {
      const missing = [
        ...(has('seccomp') ? [] : ['seccomp']),
        ...(has('cgroup') ? [] : ['a cgroup that can be written']),
      ];
      return (
        `Programs run at containment level 2 of 3: inside bubblewrap, without ${missing.join(' and ') || 'a cgroup'}. ` +
        "That is enough to judge other people's code. To reach level 3, let minicase write to a cgroup (run it as " +
        'root, or in a systemd unit with Delegate=yes).'
      );
    }
    default:
      return (
        `Programs run at containment level ${isolation.level} of 3, since bubblewrap cannot be used here. Judge only ` +
        'code that you trust: production mode would refuse to start. To raise the level, install bubblewrap (Debian: ' +
        '`apt-get install bubblewrap`), allow user namespaces, and start again.'
      );
  }
}

/** The two commands by which a newcomer gets a first judging, ready to be pasted in the project's folder. */
export async function exampleCommands(minicase: Minicase, dataFolder: string): Promise<string[]> {
  const challenge = minicase.challenges[0]?.package;
  if (challenge === undefined) return [];
  const files = challenge.files
    .filter((file) => file.path.startsWith('starter/'))
    .map((file) => ({ path: file.path.slice('starter/'.length), content: file.content }));
  const body = path.join(dataFolder, 'example-submission.json');
  await writeFile(body, JSON.stringify({ challenge: challenge.slug, candidate: 'ada@example.org', files }, null, 2));
  const shown = path.relative(process.cwd(), body);
  const file = shown.startsWith('..') ? body : shown;
  const authorization = `-H 'authorization: Bearer ${minicase.apiToken}'`;
  return [
    `curl -sw '\\n' '${minicase.address}/api/submissions?pretty' ${authorization} -H 'content-type: application/json' -H 'prefer: wait=30' --data-binary '@${file}'`,
    `curl -sN ${minicase.address}/api/submissions/ID/events ${authorization}`,
    `curl -sw '\\n' '${minicase.address}/api/submissions/ID?pretty' ${authorization}`,
  ];
}

/** Words in lines of at most `width`. */
export function wrap(text: string, width = 96): string {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const line = lines.at(-1);
    if (line !== undefined && line.length + word.length < width) lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines.join('\n');
}
