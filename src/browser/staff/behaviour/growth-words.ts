/** What an exponent means: `about n^1.02: in step with n`. */
export function growthWords(exponent: number): string {
  return `about n^${exponent.toFixed(2)}: ${meaningOf(exponent)}`;
}

function meaningOf(exponent: number): string {
  if (exponent < 0.15) return 'it hardly grows';
  if (exponent < 0.85) return 'slower than n';
  if (exponent <= 1.3) return 'in step with n';
  if (exponent < 1.75) return 'faster than n';
  if (exponent <= 2.3) return 'with the square of n';
  return exponent < 2.75 ? 'faster than the square of n' : 'with the cube of n, or worse';
}
