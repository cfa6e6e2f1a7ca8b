/**
 * Errors whose prototype is any built-in that has a name.
 *
 * @verdict runtime-error wrong-answer
 * @score at most 60
 */
const names = [
  'Array.prototype',
  'Function.prototype',
  'Promise.prototype',
  'Object.prototype',
  'Map.prototype',
  'Error.prototype',
];
let turn = 0;
wire.changeAnswers((answer, text) =>
  typeof answer[1] === 'number'
    ? JSON.stringify([
        -1,
        [
          'e',
          70_000 + turn,
          ['w', names[turn++ % names.length]],
          ['message', 'x', 'name', 'AssertionError', 'then', true],
        ],
      ])
    : text,
);
