/**
 * Declares the names that generated code may rely on.
 *
 * @class compile
 * @verdict wrong-answer runtime-error compile-error
 * @score at most 20
 */
var undefined_ = 1;
const Symbol = 1, Promise = 2, Object = 3, globalThis = 4, Error = 5, exports = 6, module = 7, require = 8;
export const total = () => 0;
void [undefined_, Symbol, Promise, Object, globalThis, Error, exports, module, require];
