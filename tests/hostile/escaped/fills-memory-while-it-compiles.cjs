/**
 * The same, before it has said that it compiled.
 *
 * @verdict compile-error memory-limit-exceeded
 * @score at most 0
 */
const kept = [];
for (;;) kept.push(Buffer.alloc(1e6, 1));
