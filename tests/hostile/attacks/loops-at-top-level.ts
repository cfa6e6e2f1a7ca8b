/**
 * An endless loop while the module is loaded.
 *
 * @class time
 * @verdict time-limit-exceeded
 * @score at most 0
 */
for (;;);
export function total() {}
