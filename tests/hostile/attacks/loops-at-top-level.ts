/**
 * An endless loop while the module is loaded.
 *
 * @verdict time-limit-exceeded
 * @score at most 0
 */
for (;;);
export function total() {}
