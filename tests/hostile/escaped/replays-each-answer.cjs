/**
 * Every answer twice.
 *
 * @verdict runtime-error time-limit-exceeded
 * @score at most 0
 */
wire.changeAnswers((_, text) => Buffer.concat([wire.frameOf(text), wire.frameOf(text)]));
