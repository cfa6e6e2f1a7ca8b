/**
 * A plain object whose methods are the program's: what a test library takes for a matcher.
 *
 * @verdict wrong-answer runtime-error time-limit-exceeded
 * @score at most 60
 */
let applied = 0;
wire.watchRequests((text) => {
  applied = Number(/^....\[9,(\d+),/s.exec(text)?.[1] ?? applied);
});
wire.changeAnswers((answer, text) => {
  if (answer[0] === -1) return '[0,true]';
  if (typeof answer[1] !== 'number') return text;
  const yes = ['f', applied, false];
  return JSON.stringify([
    0,
    [
      'o',
      0,
      ['$$typeof', ['y', 'registered', 'jest.asymmetricMatcher'], 'asymmetricMatch', yes, 'toAsymmetricMatcher', yes],
    ],
  ]);
});
