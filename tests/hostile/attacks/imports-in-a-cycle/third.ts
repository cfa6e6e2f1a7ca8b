import { total } from './index.ts';
export const third = total;
