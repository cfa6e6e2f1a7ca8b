/** What a program may import besides its own files. */
export type Importable = {
  /** The packages that its case allows. */
  readonly packages: readonly string[];
  /** Their modules: `hono`, `hono/cors`. */
  readonly modules: ReadonlySet<string>;
  /** Node's own modules that there are here, without `node:`. */
  readonly nodeModules: readonly string[];
};

/** The name under which an isolate knows a module, or undefined for one that a program may not import. */
export function findImportable(specifier: string, { modules, nodeModules }: Importable): string | undefined {
  const name = specifier.replace(/^node:/, '');
  if (nodeModules.includes(name)) return `node:${name}`;
  return modules.has(specifier) ? specifier : undefined;
}

/** Why an import is refused, with all that could stand in its place. */
export function refuseImport(specifier: string, { packages, nodeModules }: Importable): string {
  const owner = packages.find((name) => specifier.startsWith(`${name}/`));
  if (owner !== undefined) return `cannot import '${specifier}': ${owner} has no such module here`;
  const node = nodeModules.length === 0 ? [] : [`Node's own ${nodeModules.join(', ')}`];
  const allowed = [...packages, ...node];
  if (allowed.length === 0) {
    return `cannot import '${specifier}': this case allows no packages and no Node modules, only files of the submission`;
  }
  const last = allowed.pop();
  const list = allowed.length === 0 ? last : `${allowed.join(', ')} and ${last}`;
  return `cannot import '${specifier}': besides files of the submission this case allows ${list}`;
}
