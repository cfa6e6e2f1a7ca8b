/**
 * Exports called as what a spec imports from elsewhere.
 *
 * @class forgery
 * @verdict wrong-answer runtime-error
 * @score at most 60
 */
export * from './honest.ts';


const yes: any = () => yes;
export { yes as it, yes as describe, yes as expect, yes as vi, yes as __esModule, yes as default, yes as hasOwnProperty };
export const total = () => 0;
