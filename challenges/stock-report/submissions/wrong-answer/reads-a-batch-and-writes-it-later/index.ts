export { createMigration } from './migration.ts';
export { createReports } from './reports.ts';
export type * from './types.ts';
