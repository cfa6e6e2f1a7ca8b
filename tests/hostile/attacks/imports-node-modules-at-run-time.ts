/**
 * `import()` of what a static import is refused, by names that are not there to be seen.
 *
 * @class escape
 * @verdict compile-error
 * @score at most 0
 */
const names = ['node:fs', 'fs', 'node:child_process', 'isolated-vm', '/etc/passwd', 'file:///etc/passwd', './honest.ts'];
export async function totalLater() {
  const got: string[] = [];
  for (const name of names) {
    try {
      got.push(Object.keys(await import(name)).join());
    } catch {}
  }
  return got;
}
export const total = () => totalLater();
