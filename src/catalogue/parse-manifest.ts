import type { z } from 'zod';
import { ChallengeManifest } from '../domain/challenge.ts';
import { JudgeError } from '../domain/judge-error.ts';
import { refuseDependencies } from '../domain/pinned-packages.ts';

/** @throws JudgeError `challenge-invalid`, with all that is wrong in one line */
export function parseManifest(text: string): ChallengeManifest {
  const parsed = tryManifest(text);
  if (parsed.manifest !== undefined) return parsed.manifest;
  const [first = '', ...others] = parsed.problems;
  const message = [first, ...others.map((problem) => problem.replace(/^challenge\.json: /, ''))].join('; ');
  throw new JudgeError('challenge-invalid', message, { cause: parsed.cause });
}

/** What is wrong with `challenge.json`, each by itself; empty where nothing is. */
export function problemsOfManifest(text: string): readonly string[] {
  return tryManifest(text).problems;
}

type TriedManifest = {
  readonly manifest?: ChallengeManifest;
  readonly problems: readonly string[];
  readonly cause?: unknown;
};

function tryManifest(text: string): TriedManifest {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    return { problems: [`challenge.json is not JSON: ${(cause as Error).message}`], cause };
  }
  const manifest = ChallengeManifest.safeParse(json);
  if (!manifest.success) return { problems: manifest.error.issues.map(messageOf), cause: manifest.error };
  const refusal = refuseDependencies(manifest.data.dependencies);
  if (refusal !== undefined) return { problems: [`challenge.json: ${refusal}`] };
  return { manifest: manifest.data, problems: [] };
}

function messageOf({ path, message }: z.core.$ZodIssue): string {
  return `challenge.json: ${path.length === 0 ? message : `${path.join('.')}: ${message}`}`;
}
