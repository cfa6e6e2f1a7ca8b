/**
 * A crash, with a core to dump.
 *
 * @verdict compile-error runtime-error
 * @score at most 0
 */
process.abort();
