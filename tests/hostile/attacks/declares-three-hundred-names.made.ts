/**
 * Three hundred exports, each of which the suite might ask for.
 *
 * @class compile
 * @verdict wrong-answer
 * @score at most 0
 */
export const files = [{ path: 'index.ts', content: `${Array.from({ length: 300 }, (_, index) => `export const n${index} = ${index};`).join('')} export const total = () => 0;` }];
