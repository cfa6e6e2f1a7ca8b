/**
 * JSON that is deeper than any reader's stack.
 *
 * @verdict output-limit-exceeded time-limit-exceeded
 * @score at most 60
 */
wire.changeAnswers((answer, text) =>
  typeof answer[1] === 'number' ? `[0,${'["a",0,['.repeat(1e5)}${']]'.repeat(1e5)}]` : text,
);
