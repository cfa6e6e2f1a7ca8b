export const call = () => {
  throw new Error('no test may call anybody');
};
