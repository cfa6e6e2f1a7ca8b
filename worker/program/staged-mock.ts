/** The global under which what a module is to export waits for the module that exports it. */
export const STAGED = '__staged';

/** A module that exports what waits for it. */
export function stagedModule(names: readonly string[]): string {
  const values = names.map((name, index) => `const value${index} = staged[${JSON.stringify(name)}];`);
  const exports = names.map((name, index) => `value${index} as ${JSON.stringify(name)}`);
  return `const staged = ${STAGED}; ${values.join(' ')} export { ${exports.join(', ')} };`;
}
