import { type Call, createCall } from './call.isolate.ts';
import { decodeContainer, type IsForged } from './decode-container.isolate.ts';
import type { Side } from './encode.isolate.ts';
import { count, list, requireObject, text, WireError } from './grammar.isolate.ts';
import type { Handles } from './handles.isolate.ts';
import {
  create,
  defineProperty,
  intrinsicsByName,
  isArray,
  isHarmlessIntrinsic,
  mapGet,
  setHas,
  setPrototypeOf,
  symbolFor,
  symbolsByName,
} from './intrinsics.isolate.ts';
import { DEPTH_LIMIT, TAG, WEIGHT_LIMIT } from './message.ts';
import type { HiddenKeys } from './remote.isolate.ts';
import { putTogether } from './web-values.isolate.ts';

/** How this side stands in for what stays on the other. */
export type Mirrors = {
  readonly function: (id: number, isConstructor: boolean) => object;
  readonly instance: (id: number, kind: number, prototype: object | null | undefined, isNew: boolean) => object;
  readonly promise: (id: number) => object;
};

export type Decode = {
  readonly value: (encoded: unknown, call: Call) => unknown;
  readonly prototype: (encoded: unknown, call: Call) => object | null;
  readonly isForged: IsForged;
};

const LocalError = Error;
const LocalBigInt = BigInt;
const { parseFloat: toNumber } = Number;

/** Reads values of the other side, taking nothing it says for granted. */
export function createDecode(
  reader: Side,
  handles: Handles,
  mirrors: Mirrors,
  requireShared: (id: unknown) => object,
  hiddenKeys: HiddenKeys,
): Decode {
  /** As data such a key does nothing: it takes a function, or a flag. */
  function isForged(key: PropertyKey, value: unknown): boolean {
    return (typeof value === 'function' || value === true) && setHas(hiddenKeys as Set<unknown>, key);
  }

  function decode(encoded: unknown, call: Call, depth: number): unknown {
    if (typeof encoded !== 'object') {
      if (encoded === undefined) throw new WireError('a value is missing');
      return encoded;
    }
    if (encoded === null) return null;
    if (!isArray(encoded)) throw new WireError('a value is neither plain nor tagged');
    if (depth > DEPTH_LIMIT) throw new WireError(`a value is nested more than ${DEPTH_LIMIT} deep`);
    weigh(call, 1);
    switch (encoded[0]) {
      case TAG.undefined:
        return undefined;
      case TAG.number:
        return encoded[1] === '-0' ? -0 : toNumber(text(encoded[1]));
      case TAG.bigint:
        return LocalBigInt(text(encoded[1]));
      case TAG.symbol:
        return decodeSymbol(encoded);
      case TAG.slot:
        return decodeSlot(count(encoded[1]), call);
      case TAG.shared:
        return requireShared(encoded[1]);
      case TAG.intrinsic:
        return decodeIntrinsic(text(encoded[1]), true);
      case TAG.yours:
        return handles.requireExported(encoded[1]);
      case TAG.known:
        return requireObject(handles.findImported(encoded[1]));
      case TAG.function:
        return (
          handles.findImported(encoded[1]) ??
          remember(encoded[1], mirrors.function(count(encoded[1]), encoded[2] === true))
        );
      case TAG.instance:
        return handles.findImported(encoded[1]) ?? decodeInstance(encoded, call);
      case TAG.promise:
        return handles.findImported(encoded[1]) ?? remember(encoded[1], mirrors.promise(count(encoded[1])));
      case TAG.error:
        return decodeError(encoded, call, depth);
      case TAG.web:
        return decodeWeb(encoded, call, depth);
      default:
        return decodeContainer(encoded, call, depth, decode, isForged);
    }
  }

  function remember(id: unknown, mirror: object): object {
    handles.import(id as number, mirror);
    return mirror;
  }

  function decodeSlot(slot: number, call: Call): object {
    weigh(call, call.weights[slot] ?? 0);
    return requireObject(call.containers[slot]);
  }

  function decodeInstance(encoded: readonly unknown[], call: Call): object {
    const id = count(encoded[1]);
    const prototype = encoded.length > 3 ? decodePrototype(encoded[3], call) : undefined;
    const kind = count(encoded[2]);
    const mirror = mirrors.instance(id, kind, prototype, true);
    handles.importInstance(id, mirror, () => mirrors.instance(id, kind, prototype, false));
    return mirror;
  }

  function decodeIntrinsic(name: string, isValue: boolean): object {
    if (isValue && reader === 'grader' && !isHarmlessIntrinsic(name)) {
      throw new WireError(`the built-in ${name} may not be named here`);
    }
    return requireObject(mapGet(intrinsicsByName, name));
  }

  function decodePrototype(encoded: unknown, call: Call): object | null {
    if (encoded === null) return null;
    if (isArray(encoded) && encoded[0] === TAG.intrinsic) return decodeIntrinsic(text(encoded[1]), false);
    const value = decode(encoded, call, 0);
    if ((typeof value !== 'object' && typeof value !== 'function') || value === null) {
      throw new WireError('a prototype is not an object');
    }
    return value;
  }

  function decodeSymbol(encoded: readonly unknown[]): symbol {
    switch (encoded[1]) {
      case 'well-known': {
        const symbol = mapGet(symbolsByName, text(encoded[2]));
        if (symbol !== undefined) return symbol;
        break;
      }
      case 'registered':
        return symbolFor(text(encoded[2]));
      case 'mine':
        return handles.importSymbol(count(encoded[2]), encoded[3] === null ? undefined : text(encoded[3]));
      case 'yours': {
        const symbol = handles.exportedSymbol(encoded[2]);
        if (symbol !== undefined) return symbol;
      }
    }
    throw new WireError('a symbol is unknown');
  }

  function decodeError(encoded: readonly unknown[], call: Call, depth: number): object {
    const known = handles.findImported(encoded[1]);
    if (known !== undefined) return known;
    const error = new LocalError();
    // A fresh error's stack is that of this very place.
    defineProperty(error, 'stack', { value: '', writable: true, enumerable: false, configurable: true });
    remember(count(encoded[1]), error);
    setPrototypeOf(error, decodePrototype(encoded[2], call));
    const properties = list(encoded[3]);
    for (let index = 0; index < properties.length; index += 3) {
      const key = decode(properties[index], call, depth);
      if (typeof key !== 'string' && typeof key !== 'symbol') throw new WireError('a property has no name');
      const value = decode(properties[index + 2], call, depth + 1);
      const enumerable = properties[index + 1] === true;
      if (!isForged(key, value)) defineProperty(error, key, { value, writable: true, enumerable, configurable: true });
    }
    return error;
  }

  function decodeWeb(encoded: readonly unknown[], call: Call, depth: number): object {
    const own = createCall();
    own.weight = call.weight;
    const parts = create(null) as Record<string, unknown>;
    const fields = list(encoded[2]);
    for (let index = 0; index < fields.length; index += 2) {
      parts[text(fields[index])] = decode(fields[index + 1], own, depth + 1);
    }
    call.weight = own.weight;
    return putTogether(text(encoded[1]), parts);
  }

  return {
    value: (encoded, call) => decode(encoded, call, 0),
    prototype: decodePrototype,
    isForged,
  };
}

/** @throws WireError where a value grows beyond anything that a test could look at */
function weigh(call: Call, weight: number): void {
  call.weight += weight;
  if (call.weight > WEIGHT_LIMIT) throw new WireError(`a value holds more than ${WEIGHT_LIMIT} values`);
}
