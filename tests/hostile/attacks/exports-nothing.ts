/**
 * A file without a line.
 *
 * @class compile
 * @verdict wrong-answer runtime-error
 * @score at most 0
 */

