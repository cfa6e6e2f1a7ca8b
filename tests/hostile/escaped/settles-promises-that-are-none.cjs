/**
 * Settlements of promises that were never made, and of one more than once.
 *
 * @verdict time-limit-exceeded runtime-error wrong-answer accepted
 * @score at most 100
 */
wire.changeAnswers((answer, text) => {
  if (!Array.isArray(answer[1]) || answer.length !== 3 || Array.isArray(answer[2])) return text;
  const more = [[99_999, true, 1], ...answer[1], ...answer[1], [-1, false, null]];
  return JSON.stringify([answer[0], more, answer[2]]);
});
