/**
 * A module that fails while it is loaded.
 *
 * @class compile
 * @verdict runtime-error
 * @score at most 0
 */
throw Object.assign(new Error('no module'), { code: 'ERR_MODULE_NOT_FOUND', stack: '/app/program.cjs:1' });
export const total = () => 0;
