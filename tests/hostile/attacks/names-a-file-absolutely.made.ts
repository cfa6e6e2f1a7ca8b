/**
 * A file anywhere at all.
 *
 * @class compile
 * @verdict refused
 * @score at most 0
 */
export const files = [{ path: '/app/program.cjs', content: '' }];
