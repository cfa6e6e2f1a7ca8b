import os from 'node:os';
import { reportForCandidate } from '../../../src/domain/candidate-report.ts';
import type { ChallengeManifest } from '../../../src/domain/challenge.ts';
import type { JudgingReport } from '../../../src/domain/judging.ts';
import type { JudgingOutcome } from '../../../src/protocol/judging-outcome.ts';
import { apologyFor } from '../../../src/service/candidate-view.ts';

/** All that a candidate can read of an outcome, as the API would answer it. */
export function readableByCandidate(outcome: JudgingOutcome, manifest: ChallengeManifest): unknown {
  return outcome.state === 'aborted'
    ? { error: apologyFor(outcome.code) }
    : reportForCandidate(outcome.report, manifest);
}

const CANARY = /canary/i;
/** Places, frames and words of ours that nobody outside has a use for. */
const OURS = [
  /minicase[:-]\w*/,
  /node:internal\/?\w*/,
  /isolated-vm|\bivm\b/,
  /__host\b|__suite\b/,
  /\bworker\/(wire|grader|program|bench)\b/,
  /\/app\/[\w.-]*/,
  /file:\/\/\/\w*/,
  /\/proc\/\w+/,
];

/**
 * What a text says of the hidden tests or of the machine. Words that the submission itself holds are its own: a compile
 * error may quote them.
 */
export function findSecrets(text: string, ownText: string): string[] {
  const found: string[] = [];
  if (CANARY.test(text)) found.push(`a canary: ${around(text, CANARY)}`);
  for (const pattern of OURS) {
    const match = pattern.exec(text)?.[0];
    if (match !== undefined && !ownText.includes(match)) found.push(`of ours: ${around(text, pattern)}`);
  }
  for (const place of placesOfThisMachine())
    if (text.includes(place) && !ownText.includes(place)) found.push(`of this machine: ${place}`);
  return found;
}

/** Folders, names and values of the environment that are long enough not to turn up by chance. */
function placesOfThisMachine(): string[] {
  const values = Object.values(process.env).filter((value) => value !== undefined && value.length >= 12);
  return [process.cwd(), os.tmpdir(), os.homedir(), process.execPath, os.hostname(), ...(values as string[])].filter(
    (value) => value.length >= 5,
  );
}

/** Caps of what is stored, in UTF-16 units; see `failure.isolate.ts`, `session.ts` and `open-bench.ts`. */
const TEXT_CAPS = { title: 10_000, message: 4_100, compileError: 10_000, output: 64 * 1024 } as const;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there.
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/;

/** What is wrong with the texts of a report: too long, not well formed, or not printable. */
export function findBadTexts(report: JudgingReport): string[] {
  const texts: (readonly [keyof typeof TEXT_CAPS, string])[] = [
    ['output', report.output],
    ['compileError', report.compileError ?? ''],
  ];
  for (const { title, message } of report.groups.flatMap((group) => group.cases)) {
    texts.push(['title', title], ['message', message ?? '']);
  }
  return texts.flatMap(([kind, text]) => [
    ...(text.length > TEXT_CAPS[kind] ? [`a ${kind} of ${text.length} characters`] : []),
    ...(text.isWellFormed() ? [] : [`a ${kind} is not well formed`]),
    ...(CONTROLS.test(text) ? [`a ${kind} holds control characters: ${around(text, CONTROLS)}`] : []),
  ]);
}

function around(text: string, pattern: RegExp): string {
  const at = pattern.exec(text)?.index ?? 0;
  return JSON.stringify(text.slice(Math.max(0, at - 60), at + 80));
}
