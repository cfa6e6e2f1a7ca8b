/**
 * Once it has answered rightly it goes on answering the same.
 *
 * @verdict runtime-error wrong-answer
 * @score at most 60
 */
let first;
let count = 0;
wire.changeAnswers((answer, text) => {
  count += 1;
  if (count <= 6 || typeof answer[1] !== 'number') return text;
  first ??= text;
  return first;
});
