/**
 * A source that is not well-formed text.
 *
 * @class compile
 * @verdict refused compile-error wrong-answer
 * @score at most 20
 */
export const files = [{ path: 'index.ts', content: "export const total = () => '\\ud800'.length; // \ud800" }];
