import { START_WALL_MS } from '../sources.ts';
import type { SqliteAnswer, SqliteRequest, SqliteStep } from './message.ts';

const IMAGE = 1;
const STEPS: readonly SqliteStep[] = [
  { do: 'open', seed: 1 },
  {
    do: 'script',
    text: 'CREATE TABLE warm (id INTEGER PRIMARY KEY, name TEXT UNIQUE, at TEXT DEFAULT CURRENT_TIMESTAMP)',
  },
  { do: 'save', image: IMAGE },
  { do: 'describe', text: 'INSERT INTO warm (name) VALUES (?)' },
  { do: 'run', text: 'INSERT INTO warm (name) VALUES (?)', values: ['a'] },
  { do: 'run', text: 'SELECT * FROM warm WHERE id = ?', values: [1] },
  { do: 'restore', image: IMAGE },
];

/** What the first statements would else pay for: threads that copy images, and what is compiled on first use. */
export async function warmUp(answer: (request: SqliteRequest) => Promise<SqliteAnswer>): Promise<void> {
  await answer({ wallMs: START_WALL_MS, steps: STEPS, isProgram: true });
}
