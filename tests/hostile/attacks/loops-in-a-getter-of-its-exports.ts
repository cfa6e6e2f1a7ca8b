/**
 * Reading an export never ends.
 *
 * @class time
 * @verdict time-limit-exceeded
 * @score at most 0
 */
Object.defineProperty(exports, 'total', {
  enumerable: true,
  get() {
    for (;;);
  },
});
exports.totalLater = async () => 0;
