import type { RunAnswer, RunStatus } from '../postgres-client/link.ts';
import { decodeAnswer } from './decode-answer.ts';
import { encodeRun } from './encode-run.ts';
import { type DatabaseAnswer, type DatabaseRequest, EMPTY, RESULT_LIMIT_BYTES } from './message.ts';
import type { Image, Postgres } from './postgres.ts';
import type { Sources } from './sources.ts';

const TOO_LARGE = {
  S: 'ERROR',
  V: 'ERROR',
  C: '54000',
  M: `minicase: the result of a statement is larger than ${RESULT_LIMIT_BYTES / 1024 / 1024} MB: select fewer rows or columns`,
};

/** One database with its images, as a grader asks for it. */
export function createDatabase(postgres: Postgres, sources: Sources): (request: DatabaseRequest) => DatabaseAnswer {
  const empty = postgres.save();
  const images = new Map<number, Image>();

  function requireImage(name: number): Image {
    const image = images.get(name);
    if (image === undefined) throw new Error(`the database has no image ${name}`);
    return image;
  }

  function run(text: string, values: readonly (string | null)[] | undefined): RunAnswer {
    const chunks: Buffer[] = [];
    let bytes = 0;
    let isTooLarge = false;
    postgres.exchange(encodeRun(text, values), (chunk) => {
      bytes += chunk.length;
      if (!isTooLarge) chunks.push(Buffer.from(chunk));
      if (bytes <= RESULT_LIMIT_BYTES || isTooLarge) return;
      isTooLarge = true;
      chunks.length = 0;
      postgres.cancel();
    });
    if (!isTooLarge) return decodeAnswer(Buffer.concat(chunks));
    return { results: [], error: TOO_LARGE, status: readStatus() };
  }

  function readStatus(): RunStatus {
    let status: RunStatus = 'I';
    postgres.exchange(encodeRun('', []), (chunk) => {
      status = decodeAnswer(Buffer.from(chunk)).status;
    });
    return status;
  }

  return ({ wallMs, steps }) => {
    sources.setWall(wallMs);
    const answers: RunAnswer[] = [];
    for (const step of steps) {
      switch (step.do) {
        case 'open':
          images.clear();
          postgres.restore(empty, true);
          sources.seed(step.seed);
          images.set(EMPTY, { ...empty, chance: sources.checkpoint() });
          break;
        case 'run':
          answers.push(run(step.text, step.values));
          break;
        case 'save':
          images.set(step.image, postgres.save());
          break;
        case 'restore':
          postgres.restore(requireImage(step.image), step.isReset === true);
          break;
        case 'forget':
          images.delete(step.image);
          break;
      }
    }
    return answers;
  };
}
