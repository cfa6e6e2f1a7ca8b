/**
 * Handles, slots and symbols out of the air.
 *
 * @verdict runtime-error wrong-answer
 * @score at most 60
 */
const values = [
  ['l', 99_999],
  ['l', -1],
  ['l', 1.5],
  ['l', '__proto__'],
  ['h', 99_999],
  ['r', 99_999],
  ['r', -1],
  ['y', 'yours', 99_999],
  ['l', null],
];
let turn = 0;
wire.changeAnswers((answer, text) =>
  typeof answer[1] === 'number' ? JSON.stringify([0, values[turn++ % values.length]]) : text,
);
