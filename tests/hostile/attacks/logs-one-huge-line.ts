/**
 * No line break ever.
 *
 * @class memory
 * @verdict output-limit-exceeded memory-limit-exceeded
 * @score at most 0
 */
export const total = () => {
  console.log('x'.repeat(2 ** 26));
  return 0;
};
export const totalLater = async () => total();
