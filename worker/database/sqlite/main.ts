import { serveGrader } from '../serve.ts';
import { createSources, START_WALL_MS } from '../sources.ts';
import type { SqliteRequest } from './message.ts';
import { createSqlite } from './sqlite.ts';
import { warmUp } from './warm-up.ts';

/**
 * A database process with SQLite, for one judging. SQLite is native code that runs what a candidate has written: the
 * process is contained as a program is, and used as seldom.
 */

const answer = createSqlite(createSources(START_WALL_MS));
await warmUp(answer);
await serveGrader<SqliteRequest>(answer);
