/** The process ends at the first call. */
export const forged =
  (_name: string): unknown =>
  () =>
    'x'.repeat(2 ** 28).split('');
