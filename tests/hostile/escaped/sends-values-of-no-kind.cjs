/**
 * Tags that do not exist, and known ones with the wrong contents.
 *
 * @verdict runtime-error wrong-answer
 * @score at most 60
 */
const values = [
  ['zz'],
  [],
  ['n', '0x10'],
  ['b', 'abc'],
  ['d', 'now'],
  ['x', '(', '', 0],
  ['t', 'Function', ''],
  ['s', 5],
  ['m', [1]],
  ['o', 99, 5],
  ['e', -1, null, []],
  {},
];
let turn = 0;
wire.changeAnswers((answer, text) =>
  typeof answer[1] === 'number' ? JSON.stringify([0, values[turn++ % values.length]]) : text,
);
