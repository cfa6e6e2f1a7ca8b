export { createApp } from './app.ts';
export { migrate } from './schema.ts';
export type * from './types.ts';
