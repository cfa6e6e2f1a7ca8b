/**
 * Exit code 0, as if all had been done.
 *
 * @verdict compile-error runtime-error
 * @score at most 0
 */
process.reallyExit(0);
