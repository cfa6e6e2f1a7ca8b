/** The names under which the test library and the world are imported in a bundle, so that esbuild's for them are known. */
export const TEST_LIBRARY = 'minicase-test-library';
export const WORLD_LIBRARY = 'minicase-world-library';

const LIBRARY_IMPORT = /^var [\w${}:, ]+ = (?:__toESM\()?require_minicase_(?:test|world)_library\(\)\)?;$/;
const IMPORT = /^(?:var [\w${}:, ]+ = (?:__toESM\()?require_\w+\(\)|export default require_\w+\(\);$)/;
const HOISTED =
  /^(?:(?:var|const|let) [\w{}$, ]+ = (?:await )?)?(?:\w+\.)?(?:(?:vi|vitest|jest)\.(?:mock|unmock|hoisted)|world\.env\.\w+)\(/;
const ENVIRONMENT = /^(?:\w+\.)?world\.env\.\w+\(/m;
const LITERAL = /^(?:var|const|let) [\w$]+ = (?:"(?:[^"\\]|\\.)*"|`[^`$\\]*`|-?[\d_.e]+|true|false|null);$/;
const NAMED_BY_TEXT =
  /((?:vi|vitest|jest)\.(?:mock|unmock|doMock|doUnmock|importActual|importMock|requireActual|requireMock)\(\s*)("(?:[^"\\]|\\.)*")/g;
const NAMED_BY_IMPORT = /((?:vi|vitest)\.mock\()Promise\.resolve\(\)\.then\(\(\) => __toESM\((require_\w+)\(\)\)\)/g;

/**
 * `vi.mock`, `jest.mock` and `world.env.set` count from the first line of a spec, above its imports: the program's
 * modules find what they need as they load. This moves them there, in a bundle as esbuild prints it: what is at the top level begins at the start of a line and ends at the end of one.
 *
 * @param moduleOf - the program's module that a specifier means to the spec.
 * @returns the bundle, with the loading of the program's modules where it belongs: after what is mocked is known.
 */
export function hoistMocks(bundle: string, moduleOf: (specifier: string) => string | undefined): string {
  const lines = bundle.split('\n');
  const first: string[] = [];
  const rest: string[] = [];
  // What goes into an environment often has a name, which the tests use too.
  const isLiteralHoisted = ENVIRONMENT.test(bundle);
  let place: number | undefined;
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] as string;
    if (IMPORT.test(line)) place ??= rest.length;
    if (LIBRARY_IMPORT.test(line)) {
      first.unshift(line);
    } else if (isLiteralHoisted && LITERAL.test(line)) {
      first.push(line);
    } else if (HOISTED.test(line)) {
      const end = endOfStatement(lines, index);
      first.push(...lines.slice(index, end + 1));
      index = end;
    } else {
      rest.push(line);
    }
  }
  const ordered = [...rest.slice(0, place ?? 0), ...first, 'await __suite.load();', ...rest.slice(place ?? 0)];
  return nameModules(ordered.join('\n'), moduleOf);
}

function nameModules(bundle: string, moduleOf: (specifier: string) => string | undefined): string {
  const byImport = bundle.replace(NAMED_BY_IMPORT, (whole, call: string, name: string) => {
    const module = new RegExp(`^var ${name} = __commonJS\\(\\{\\n {2}"program:(.*)"\\(`, 'm').exec(bundle)?.[1];
    return module === undefined ? whole : call + JSON.stringify(module);
  });
  return byImport.replace(NAMED_BY_TEXT, (whole, call: string, literal: string) => {
    const module = moduleOf(JSON.parse(literal) as string);
    return module === undefined ? whole : call + JSON.stringify(module);
  });
}

function endOfStatement(lines: readonly string[], start: number): number {
  const opens = /[({[`]$/;
  if (!opens.test(lines[start] as string)) return start;
  for (let index = start + 1; index < lines.length; index++) {
    if (/^[)}\]`]+.*;$/.test(lines[index] as string)) return index;
  }
  return start;
}
