import { constants } from 'node:sqlite';

const { SQLITE_OK: ALLOW, SQLITE_DENY: DENY, SQLITE_IGNORE: IGNORE } = constants;

/** Pragmas that look at the database, or set what is the connection's or the database's own. */
const FREE = new Set(
  `analysis_limit application_id automatic_index case_sensitive_like cell_size_check collation_list compile_options
  data_version database_list defer_foreign_keys encoding foreign_key_check foreign_key_list foreign_keys freelist_count
  function_list ignore_check_constraints incremental_vacuum index_info index_list index_xinfo integrity_check
  journal_mode module_list optimize page_count pragma_list query_only quick_check recursive_triggers
  reverse_unordered_selects secure_delete shrink_memory table_info table_list table_xinfo user_version`.split(/\s+/),
);
/**
 * Pragmas that programs set and that mean nothing in memory, or would undo what this process relies on: to set them
 * does nothing, as with SQLite itself where it does not know a pragma.
 */
const KEPT = new Set(
  `auto_vacuum busy_timeout cache_size cache_spill checkpoint_fullfsync fullfsync journal_size_limit locking_mode
  max_page_count mmap_size page_size read_uncommitted schema_version synchronous temp_store threads trusted_schema
  wal_autocheckpoint wal_checkpoint`.split(/\s+/),
);
/** Native code by its file, and by its address: SQLite believes the address where it comes as a value. */
const NATIVE_CODE = new Set(['load_extension', 'fts3_tokenizer']);
const VIRTUAL_TABLES = new Set(['fts3', 'fts4', 'fts5', 'geopoly', 'rtree', 'rtree_i32']);

/** What a statement may not even be compiled with: other files, native code, and settings of the whole process. */
export function authorise(action: number, first: string | null, second: string | null): number {
  switch (action) {
    case constants.SQLITE_ATTACH:
      // What VACUUM does for itself. By hand it comes to nothing either: no more than one can be attached, and it has no file.
      return first === '' ? ALLOW : DENY;
    case constants.SQLITE_PRAGMA:
      return authorisePragma((first ?? '').toLowerCase(), second);
    case constants.SQLITE_CREATE_VTABLE:
      return VIRTUAL_TABLES.has((second ?? '').toLowerCase()) ? ALLOW : DENY;
    case constants.SQLITE_FUNCTION:
      return NATIVE_CODE.has((second ?? '').toLowerCase()) ? DENY : ALLOW;
    default:
      return ALLOW;
  }
}

function authorisePragma(name: string, value: string | null): number {
  if (FREE.has(name)) return ALLOW;
  if (KEPT.has(name)) return value === null ? ALLOW : IGNORE;
  return DENY;
}
