/**
 * The same number as a function, an instance, a promise and an error.
 *
 * @verdict runtime-error wrong-answer
 * @score at most 60
 */
const kinds = [
  ['f', 7, true],
  ['i', 7, false],
  ['p', 7],
  ['e', 7, null, []],
  ['i', 7, true],
];
let turn = 0;
wire.changeAnswers((answer, text) =>
  typeof answer[1] === 'number' ? JSON.stringify([0, kinds[turn++ % kinds.length]]) : text,
);
