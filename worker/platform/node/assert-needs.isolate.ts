import { format, inspect } from 'node-inspect-extracted';
import { types } from '../value-types.isolate.ts';

/** What `assert` takes of `util`. */
export { format, inspect, types };

export function inherits(derived: { prototype: object }, base: { readonly prototype: object }): void {
  Object.setPrototypeOf(derived.prototype, base.prototype);
}
