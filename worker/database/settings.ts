/** Settings: one connection, nothing in the background, nothing written to last, and little memory to copy. */
const SETTINGS: Readonly<Record<string, string>> = {
  search_path: 'public',
  exit_on_error: 'false',
  log_checkpoints: 'false',
  max_worker_processes: '0',
  max_parallel_workers: '0',
  max_parallel_workers_per_gather: '0',
  max_parallel_maintenance_workers: '0',
  io_method: 'sync',
  shared_buffers: '2MB',
  wal_buffers: '256kB',
  max_connections: '4',
  superuser_reserved_connections: '0',
  reserved_connections: '0',
  max_wal_senders: '0',
  max_replication_slots: '0',
  max_prepared_transactions: '0',
  wal_level: 'minimal',
  full_page_writes: 'off',
  synchronous_commit: 'off',
  autovacuum: 'off',
  jit: 'off',
  timezone: 'UTC',
  log_min_messages: 'panic',
  /** Deeper recursion is an error of the statement: the stack of WebAssembly ends a little later. */
  max_stack_depth: '1MB',
};

export const START_PARAMETERS: readonly string[] = [
  ...['--single', '-F', '-O', '-j'],
  ...Object.entries(SETTINGS).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
];
