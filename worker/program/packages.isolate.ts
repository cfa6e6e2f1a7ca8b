import { requirePlatform } from '../platform/core/loading.isolate.ts';
import { apply, create, get, has, mapGet, mapSet, objectKeys } from '../wire/intrinsics.isolate.ts';
import { findProvided } from './provided.isolate.ts';

/** What a bundle of `worker/packages` hands over: each of its modules, to be evaluated when it is first asked for. */
export type DefinePackage = (
  require: (specifier: string) => unknown,
  module: { exports: Readonly<Record<string, () => unknown>> },
) => void;

const modules = new Map<string, () => unknown>();
/** Exports as they were when a module had been evaluated: reading them from a bundle takes two getters each. */
const exported = new Map<string, Readonly<Record<string, unknown>>>();
const LocalError = Error;
const { slice, startsWith } = String.prototype;

/** Makes a package's modules known. Called while a snapshot is taken, before there is a program. */
export function definePackage(define: DefinePackage): void {
  const module: Parameters<DefinePackage>[1] = { exports: {} };
  define(requireModule, module);
  const names = objectKeys(module.exports);
  for (let index = 0; index < names.length; index++) {
    const name = names[index] as string;
    mapSet(modules, name, get(module.exports, name));
  }
}

/** What a module exports, by name; evaluates it the first time. */
export function readExports(specifier: string): Readonly<Record<string, unknown>> {
  const known = mapGet(exported, specifier);
  if (known !== undefined) return known;
  const namespace = requireModule(specifier) as Readonly<Record<string, unknown>>;
  const values = create(null) as Record<string, unknown>;
  // What is CommonJS has itself as its default export.
  if (!has(namespace, '__esModule')) values['default'] = namespace;
  const names = objectKeys(namespace);
  for (let index = 0; index < names.length; index++) {
    const name = names[index] as string;
    values[name] = namespace[name];
  }
  mapSet(exported, specifier, values);
  return values;
}

function requireModule(specifier: string): unknown {
  if (apply(startsWith, specifier, ['node:'])) return requireNodeModule(apply(slice, specifier, ['node:'.length]));
  const evaluate = mapGet(modules, specifier);
  if (evaluate === undefined) throw new LocalError(`Cannot find module '${specifier}'`);
  return evaluate();
}

function requireNodeModule(name: string): object {
  const found = requirePlatform().nodeModule(name);
  if (found === undefined) throw new LocalError(`Cannot find module 'node:${name}'`);
  return found;
}

/** How a package that stands for a part of the world reaches it; see `OWN_MODULES` in `worker/packages`. */
mapSet(modules, 'minicase:program', () => ({ findProvided }));
