import type { TypeQuestion } from './type-client.ts';
import { TypeService } from './type-service.ts';

const RETRY_AFTER_MS = 5_000;

const service = new TypeService();

/** Types are on their way: questions wait for them. */
let libraries: Promise<void> = Promise.resolve();

addEventListener('message', async ({ data }: MessageEvent<TypeQuestion>) => {
  if (data.ask === 'open') {
    service.setFiles(data.files);
    libraries = loadTypes(data.packages);
    return;
  }
  if (data.ask === 'write') {
    service.writeFile(data.path, data.text);
    return;
  }
  if (data.ask === 'files') {
    service.setFiles(data.files);
    return;
  }
  await libraries;
  postMessage({ id: data.id, answer: answerTo(data) });
});

function answerTo(question: TypeQuestion): unknown {
  switch (question.ask) {
    case 'mistakes':
      return service.findMistakes(question.path);
    case 'complete':
      return service.complete(question.path, question.position);
    case 'describe':
      return service.describeCompletion(question.path, question.position, question.completion);
    case 'hint':
      return service.findHint(question.path, question.position);
    default:
      return null;
  }
}

async function loadTypes(packages: readonly string[]): Promise<void> {
  await Promise.all(['typescript', 'node', ...packages].map(loadPackage));
}

/** Without a connection it waits for one: there are no types until then, and all else works. */
async function loadPackage(name: string): Promise<void> {
  const address = `/assets/types/${encodeURIComponent(name)}.json`;
  const response = await fetch(address).catch(() => undefined);
  if (response?.ok === true) service.addLibraries((await response.json()) as Record<string, string>);
  if (response !== undefined && response.status < 500) return;
  await new Promise((resolve) => setTimeout(resolve, RETRY_AFTER_MS));
  await loadPackage(name);
}
