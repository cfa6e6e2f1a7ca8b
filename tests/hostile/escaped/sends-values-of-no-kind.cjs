/**
 * Tags that do not exist, and known ones with the wrong contents. Each ends a program, and to start the next one for the
 * next case costs what a quick case does: the processor's budget may end before the cases do.
 *
 * @verdict runtime-error wrong-answer time-limit-exceeded
 * @score at most 60
 * @race
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
