import { encodeRun } from './encode-run.ts';
import { LIBRARIES, type Postgres } from './postgres.ts';

/** What most programs ask for, so that the first of them does not pay for compiling Postgres' functions. */
const STATEMENTS: readonly (readonly [text: string, values?: readonly string[]])[] = [
  [
    `CREATE TABLE warm (id serial PRIMARY KEY, name text NOT NULL UNIQUE, amount numeric(10, 2), at timestamptz DEFAULT now(),
      token uuid DEFAULT gen_random_uuid(), data jsonb, parent int REFERENCES warm (id), CHECK (amount >= 0));
     CREATE INDEX warm_at ON warm (at)`,
  ],
  [`INSERT INTO warm (name, amount, data) SELECT 'n' || n, n, '{"a": [1]}' FROM generate_series(1, 50) AS n`],
  ['INSERT INTO warm (name, parent) VALUES ($1, $2) RETURNING *', ['a', '1']],
  ['INSERT INTO warm (name) VALUES ($1)', ['a']],
  ['INSERT INTO warm (name) VALUES ($1) ON CONFLICT (name) DO UPDATE SET amount = 1 RETURNING id', ['a']],
  ['SELECT * FROM warm WHERE id = $1', ['5']],
  [
    'SELECT w.name, count(*), sum(p.amount) FROM warm w LEFT JOIN warm p ON p.id = w.parent GROUP BY w.name ORDER BY 2 DESC LIMIT 5',
  ],
  [
    "SELECT data->>'a', id FROM warm WHERE name LIKE $1 AND id = ANY($2) ORDER BY at DESC, id OFFSET 1",
    ['n%', '{1,2,3}'],
  ],
  ['BEGIN'],
  ['UPDATE warm SET amount = amount - $1 WHERE id = $2 AND amount >= $1', ['1', '3']],
  ['SELECT * FROM warm WHERE id = $1 FOR UPDATE SKIP LOCKED', ['4']],
  ['SAVEPOINT a'],
  ['DELETE FROM warm WHERE id = $1', ['50']],
  ['ROLLBACK TO SAVEPOINT a'],
  ['COMMIT'],
  ['BEGIN ISOLATION LEVEL SERIALIZABLE'],
  ['SELECT count(*) FROM warm'],
  ['ROLLBACK'],
  ['EXPLAIN (FORMAT JSON) SELECT * FROM warm WHERE name = $1', ['n1']],
  ['SELECT * FROM json_populate_recordset(NULL::warm, $1)', ['[{"id": 1, "name": "x"}]']],
  ['SELECT pg_current_xact_id_if_assigned() IS NOT NULL'],
];
const ROUNDS = 2;
/** Opening a database took 10 ms of processor time without these, and takes 4 with them. */
const IMAGES = 30;

/** Loads libraries for good. */
export function loadLibraries(postgres: Postgres): void {
  for (const name of LIBRARIES) run(postgres, `LOAD '${name}'`);
}

/** Leaves the database as it was: it goes back to an image each time. */
export function warmUp(postgres: Postgres): void {
  const before = postgres.save();
  for (let round = 0; round < ROUNDS; round++) {
    for (const [text, values] of STATEMENTS) run(postgres, text, values);
    postgres.restore(before, true);
  }
  for (let time = 0; time < IMAGES; time++) {
    postgres.save();
    postgres.restore(before, true);
  }
}

function run(postgres: Postgres, text: string, values?: readonly string[]): void {
  postgres.exchange(encodeRun(text, values), () => undefined);
}
