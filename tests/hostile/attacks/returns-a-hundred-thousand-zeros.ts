/**
 * Bytes that grow sixfold when they are written as JSON.
 *
 * @class memory
 * @verdict output-limit-exceeded wrong-answer
 * @score at most 60
 */
export * from './honest.ts';


export const total = () => new Uint8Array(1e5);
