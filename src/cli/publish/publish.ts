import { access } from 'node:fs/promises';
import path from 'node:path';
import { styleText } from 'node:util';
import { type Challenge, readChallenge } from '../../catalogue/read-challenge.ts';
import { JudgeError } from '../../domain/judge-error.ts';
import type { CheckReport } from '../../protocol/check-report.ts';
import type { VersionDiff } from '../../protocol/version-diff.ts';
import type { VersionView } from '../../protocol/version-view.ts';
import { NotGranted } from '../ask-api.ts';
import { formatReport } from '../check/format-report.ts';
import { EXIT } from '../exit.ts';
import { checkForPublishing, readReport } from './obtain-report.ts';
import { PublishClient } from './publish-client.ts';

export type PublishArguments = {
  /** A slug or a folder. */
  readonly name: string;
  readonly challenges: string;
  readonly url: string;
  readonly token: string | undefined;
  readonly changelog: string;
  readonly by: string;
  /** What `minicase check --json` printed; the check is done here where it is left out. */
  readonly report?: string | undefined;
};

/** `minicase publish`: proves a challenge, publishes it as a version, tells its effect, and gives back the exit code. */
export async function publish(given: PublishArguments): Promise<number> {
  try {
    return await publishFolder(given);
  } catch (error) {
    if (!(error instanceof JudgeError) && !(error instanceof NotGranted)) throw error;
    console.error(`minicase publish: ${error.message}`);
    return EXIT.badUsage;
  }
}

async function publishFolder(given: PublishArguments): Promise<number> {
  if (given.token === undefined) throw new NotGranted('say the token of the server with --token or MINICASE_TOKEN');
  const folder = await findFolder(given);
  const challenge = await readChallenge(folder);
  const { slug, version } = challenge.package;
  const client = new PublishClient(given.url, given.token, slug);
  const known = (await client.list()).find((each) => each.version === version && each.state === 'published');
  if (known !== undefined) {
    console.log(`${slug}: nothing to publish, version ${known.number} has this very content`);
    return EXIT.judged;
  }
  const report = await (given.report === undefined ? checkForPublishing(folder) : readReport(given.report, slug));
  if (!report.isGreen) {
    console.log(formatReport(report));
    return EXIT.notProven;
  }
  const published = await send(client, given, challenge, report);
  console.log(formatPublished(published, await client.diff(published.number)));
  return EXIT.judged;
}

async function send(
  client: PublishClient,
  { by, changelog }: PublishArguments,
  { package: challenge, statement }: Challenge,
  checkReport: CheckReport,
): Promise<VersionView> {
  const { manifest, files, model, solutions, version } = challenge;
  const content = { manifest, files, ...(model && { model }), ...(solutions && { solutions }) };
  const draft = await client.draft({ by, ...content, statement, checkReport });
  if (draft.version !== version)
    throw new NotGranted('the server reads this challenge differently: is it of this release?');
  return await client.publish(draft.number, { by, changelog });
}

async function findFolder({ name, challenges }: PublishArguments): Promise<string> {
  const places = [name, path.join(challenges, name)];
  for (const place of places) {
    const isThere = await access(path.join(place, 'challenge.json')).then(
      () => true,
      () => false,
    );
    if (isThere) return place;
  }
  throw new JudgeError('challenge-invalid', `there is no challenge.json in ${places.join(' or ')}`);
}

function formatPublished(
  { challenge, number, version }: VersionView,
  { from, effect, files, model }: VersionDiff,
): string {
  const changed = [...files, ...model].map(
    ({ path: file, addedLines, removedLines }) =>
      `  ${file}  ${styleText('green', `+${addedLines}`)} ${styleText('red', `−${removedLines}`)}`,
  );
  return [
    `${styleText('bold', challenge)}  version ${number} is published and current  ${styleText('dim', version.slice(0, 19))}`,
    ...(from === null
      ? ['  the first version']
      : [
          `  against version ${from}: ${effect.summary}`,
          ...changed,
          `  rejudge what was submitted: POST /api/challenges/${challenge}/rejudges`,
        ]),
  ].join('\n');
}
