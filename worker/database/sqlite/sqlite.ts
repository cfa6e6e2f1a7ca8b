import { backup, DatabaseSync } from 'node:sqlite';
import type { Sources } from '../sources.ts';
import { type Connection, changesTables, isReadOnly, openConnection, type Settings } from './connection.ts';
import { createFunctions } from './functions.ts';
import {
  EMPTY,
  type SentValues,
  type SqliteAnswer,
  type SqliteOutcome,
  type SqliteRequest,
  type SqliteStep,
} from './message.ts';

/** What was committed, as the bytes that a file would have, and how connections were set. */
type Image = {
  readonly bytes: Uint8Array;
  readonly settings: Readonly<Record<Who, Settings>>;
  readonly chance: number;
};
type Who = 'program' | 'author';

const addressOf = (number: number): string => `file:/world-${number}?vfs=memdb`;

/** All pages in one go: nobody else is waiting. */
const ALL_PAGES = 2 ** 30;

/**
 * One database with its images, as a grader asks for it. It lives in memory that connections of this process share by
 * its name: the program has one, the suite another.
 */
export function createSqlite(sources: Sources): (request: SqliteRequest) => Promise<SqliteAnswer> {
  const functions = createFunctions(sources);
  const images = new Map<number, Image>();
  let opened = 0;
  const address = (): string => addressOf(opened);
  const nextAddress = (): string => addressOf(opened + 1);
  let connections = open();
  let haveTablesChanged = false;

  function open(): Readonly<Record<Who, Connection>> {
    opened += 1;
    return { program: openConnection(address(), functions), author: openConnection(address(), functions) };
  }

  /** What was committed, whoever has a transaction open: without locks, since nothing else runs meanwhile. */
  function committed(): string {
    return `${address()}&nolock=1&mode=ro`;
  }

  function save(): Image {
    const view = new DatabaseSync(committed());
    const bytes = view.serialize();
    view.close();
    const { program, author } = connections;
    const settings = { program: program.settings(), author: author.settings() };
    return { bytes, settings, chance: sources.checkpoint() };
  }

  async function restore(image: number): Promise<void> {
    const found = images.get(image);
    if (found === undefined) throw new Error(`the database has no image ${image}`);
    const { bytes, settings, chance } = found;
    close();
    if (bytes.length > 0) await openWith(bytes);
    else connections = open();
    connections.program.applySettings(settings.program);
    connections.author.applySettings(settings.author);
    sources.restore(chance);
  }

  /** Connections read what tables there are when they are opened, and can do so later only where nobody has it locked. */
  async function openWith(bytes: Uint8Array): Promise<void> {
    const source = new DatabaseSync(':memory:');
    source.deserialize(bytes);
    const target = new DatabaseSync(nextAddress());
    await backup(source, nextAddress(), { rate: ALL_PAGES });
    connections = open();
    target.close();
    source.close();
  }

  function close(): void {
    for (const connection of Object.values(connections)) connection.close();
  }

  function run(who: Who, { text, values, mostRows }: Extract<SqliteStep, { do: 'run' }>): SqliteOutcome {
    const { program, author } = connections;
    if (who === 'author' && program.isInTransaction() && !author.isInTransaction()) {
      const read = readCommitted(text, values);
      if (!isReadOnly(read)) return read;
    }
    haveTablesChanged ||= changesTables(text);
    return connections[who].run(text, values, mostRows);
  }

  function readCommitted(text: string, values: SentValues): SqliteOutcome {
    const view = openConnection(committed(), functions);
    const outcome = view.run(text, values);
    view.close();
    return outcome;
  }

  /** Once what has changed is committed. */
  function settle(): void {
    const all = Object.values(connections);
    if (!haveTablesChanged || all.some((connection) => connection.isInTransaction())) return;
    for (const connection of all) connection.readTables();
    haveTablesChanged = false;
  }

  async function take(step: SqliteStep, who: Who): Promise<SqliteOutcome | undefined> {
    switch (step.do) {
      case 'open':
        images.clear();
        close();
        connections = open();
        sources.seed(step.seed);
        images.set(EMPTY, save());
        return undefined;
      case 'describe':
        return connections[who].describe(step.text);
      case 'run':
        return run(who, step);
      case 'script':
        haveTablesChanged = true;
        return connections[who].script(step.text);
      case 'roll-back':
        connections.program.rollBack();
        return undefined;
      case 'save':
        images.set(step.image, save());
        return undefined;
      case 'restore':
        await restore(step.image);
        return undefined;
    }
  }

  return async ({ wallMs, steps, isProgram }) => {
    sources.setWall(wallMs);
    const answers: SqliteOutcome[] = [];
    for (const step of steps) {
      const outcome = await take(step, isProgram ? 'program' : 'author');
      settle();
      if (outcome !== undefined) answers.push(outcome);
    }
    return answers;
  };
}
