/**
 * The suite's own `Function`, `eval`, test library and global object, by name.
 *
 * @verdict runtime-error time-limit-exceeded
 * @score at most 60
 */
const names = [
  'Function',
  'eval',
  'globalThis',
  'Reflect.construct',
  'expect',
  'console',
  'process',
  'Function.prototype.constructor',
];
let turn = 0;
wire.changeAnswers((answer, text) =>
  typeof answer[1] === 'number' ? JSON.stringify([0, ['w', names[turn++ % names.length]]]) : text,
);
