/**
 * Timers that are due in the past, never, or at no time at all.
 *
 * @verdict accepted wrong-answer runtime-error time-limit-exceeded
 * @score at most 100
 */
const lies = [-1, 1e308, 'soon', null, {}, 0];
let turn = 0;
wire.changeAnswers((answer, text) => {
  if (!Array.isArray(answer[1]) || answer.length !== 3 || Array.isArray(answer[2])) return text;
  turn += 1;
  return turn > 200 ? text : JSON.stringify([answer[0], answer[1], lies[turn % lies.length]]);
});
