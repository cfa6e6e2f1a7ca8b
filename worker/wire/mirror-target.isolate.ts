import { apply, bind, deleteProperty } from './intrinsics.isolate.ts';
import { INSTANCE } from './message.ts';

/** Gives an object private fields, which no proxy and no code can see. */
const Base = function (this: unknown, object: object): object {
  return object;
} as unknown as new (
  object: object,
) => object;

/** What stands behind a proxy: an object that says whose mirror it is. */
export class Target extends Base {
  readonly #id: number;
  readonly #isShadowing: boolean;
  readonly #prototype: object | null | undefined;
  /** When the prototype was told. */
  readonly #toldAt: number;

  constructor(object: object, id: number, kind: number, prototype: object | null | undefined, toldAt: number) {
    super(object);
    this.#id = id;
    this.#isShadowing = (kind & INSTANCE.shadowing) !== 0;
    this.#prototype = prototype;
    this.#toldAt = toldAt;
  }

  static idOf(target: object): number {
    return (target as Target).#id;
  }

  /** The prototype as it was told, where that is certain still. */
  static prototypeOf(target: object, now: number): object | null | undefined {
    return (target as Target).#toldAt === now ? (target as Target).#prototype : undefined;
  }

  /** Where methods that are found above the object are remembered; undefined where its own properties may hide them. */
  static classOf(target: object): object | undefined {
    const self = target as Target;
    return self.#isShadowing ? undefined : (self.#prototype ?? undefined);
  }
}

/** A target that can be called but not constructed, without a property of its own. */
export function callableTarget(): object {
  return withoutOwnProperties(() => undefined);
}

/** A target that can be constructed; a bound function has no `prototype` that a proxy would have to report. */
export function constructibleTarget(): object {
  // biome-ignore lint/complexity/useArrowFunction: an arrow function cannot be constructed.
  return withoutOwnProperties(apply(bind, function () {}, [undefined]) as object);
}

function withoutOwnProperties(target: object): object {
  deleteProperty(target, 'length');
  deleteProperty(target, 'name');
  return target;
}
