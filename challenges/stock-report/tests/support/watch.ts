import { world } from 'minicase/world';

export type Statement = {
  readonly command: string;
  /** Whether it has read all rows of `movement`. */
  readonly reads_all: boolean;
  /** Whether its transaction keeps others from writing to `movement`. */
  readonly blocks: boolean;
};

/**
 * Has the database itself note what each change of the schema does to `movement`: what it reads is in the statistics, and what it holds in
 * `pg_locks`.
 */
export async function watchSchemaChanges(): Promise<void> {
  await world.sql.exec(`
    create schema watch;
    create table watch.statement (id serial, command text, reads_all boolean, blocks boolean);
    create function watch.rows_read() returns bigint language sql as $$
      select pg_stat_get_xact_tuples_returned('public.movement'::regclass)
    $$;
    create function watch.begin() returns event_trigger language plpgsql as $$
    begin
      perform set_config('watch.rows_read', watch.rows_read()::text, false);
    end $$;
    create function watch.end() returns event_trigger language plpgsql as $$
    declare
      rows_read bigint := watch.rows_read() - current_setting('watch.rows_read')::bigint;
    begin
      insert into watch.statement (command, reads_all, blocks)
      select tg_tag, rows_read >= (select reltuples from pg_class where oid = 'public.movement'::regclass), exists (
        select from pg_locks
        where relation = 'public.movement'::regclass and granted
          and mode in ('ShareLock', 'ShareRowExclusiveLock', 'ExclusiveLock', 'AccessExclusiveLock')
      );
    end $$;
    analyze movement;
    create event trigger watch_begin on ddl_command_start execute function watch.begin();
    create event trigger watch_end on ddl_command_end execute function watch.end();
  `);
}

export const watched = async (): Promise<Statement[]> =>
  await world.sql<Statement>`select command, reads_all, blocks from watch.statement order by id`;

/** Another file than before means that the table was written anew. */
export async function fileOfLedger(): Promise<unknown> {
  return (await world.sql`select pg_relation_filenode('movement') as file`)[0]?.['file'];
}
