/**
 * The endless loop comes once the module has waited.
 *
 * @class compile
 * @verdict time-limit-exceeded
 * @score at most 0
 */
await null;
for (;;);
export const total = () => 0;
