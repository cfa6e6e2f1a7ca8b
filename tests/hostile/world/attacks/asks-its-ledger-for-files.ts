/**
 * Tries all ways by which SQLite could come to files, native code, or its own inside, and writes down what it is told.
 *
 * @verdict wrong-answer
 * @score at most 0
 */
type Statement = { readonly reader: boolean; all(...values: unknown[]): unknown[]; run(...values: unknown[]): unknown };
type Ledger = { prepare(text: string): Statement };

const ADDRESS = new Uint8Array([0x41, 0x41, 0x41, 0x41, 0, 0, 0, 0]);
const TRIED: readonly (readonly [text: string, ...values: unknown[]])[] = [
  ["ATTACH '/proc/self/environ' AS environment"],
  ["ATTACH 'file:/app/sqlite.mjs?mode=ro' AS script"],
  ['ATTACH ? AS other', '/proc/self/maps'],
  ["ATTACH '' AS other"],
  ["VACUUM main INTO 'file:/tmp/copy'"],
  ["SELECT readfile('/proc/self/environ')"],
  ["SELECT writefile('/tmp/x', 'x')"],
  ["SELECT load_extension('/app/isolated_vm.node')"],
  ['SELECT hex(fts3_tokenizer(?))', 'simple'],
  ['SELECT fts3_tokenizer(?, ?)', 'simple', ADDRESS],
  ["CREATE VIRTUAL TABLE temp.passwd USING csv(filename = '/etc/passwd')"],
  ['PRAGMA writable_schema = ON'],
  ['PRAGMA trusted_schema = ON'],
  ["UPDATE sqlite_schema SET rootpage = 2 WHERE name = 'ledger'"],
  ["PRAGMA data_store_directory = '/tmp'"],
  ["PRAGMA temp_store_directory = '/tmp'"],
  ['PRAGMA mmap_size = 1099511627776'],
  ['PRAGMA hard_heap_limit = 1'],
  ['PRAGMA journal_mode = OFF'],
  ['SELECT * FROM pragma_database_list'],
];

export const createApp = ({ ledger }: { ledger: Ledger }) => ({
  async fetch() {
    const told = TRIED.map(([text, ...values]) => {
      try {
        const statement = ledger.prepare(text);
        return statement.reader ? statement.all(...values) : statement.run(...values);
      } catch (error) {
        return String(error);
      }
    });
    return new Response(JSON.stringify(told));
  },
});
