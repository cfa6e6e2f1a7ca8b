import { signal } from '@preact/signals';
import type { SolveView } from '../../protocol/solve/solve-view.ts';
import { wordsFor } from '../api/problem.ts';
import { path } from '../app/router.ts';
import { SolveClient } from './api/solve-client.ts';

const view = signal<SolveView | undefined>(undefined);
const failure = signal<string | undefined>(undefined);
const client = new SolveClient(path.value.split('/')[2] ?? '');
client.read().then(
  (answer) => {
    view.value = answer;
  },
  (error: unknown) => {
    failure.value = wordsFor(error);
  },
);

export function SolveApp() {
  return (
    <main class="page">
      <h1>{view.value?.candidate ?? 'Your mini cases'}</h1>
      {failure.value === undefined ? null : <p role="alert">{failure.value}</p>}
    </main>
  );
}
