import { construct, defineProperty, registerIntrinsic } from './intrinsics.isolate.ts';

/**
 * Which objects are proxies, which no code can find out afterwards. To look at one is to run the code of its traps, so
 * the wire never does: a proxy stays where it is.
 */

const known = new WeakSet<object>();
const add = Function.prototype.call.bind(WeakSet.prototype.add) as (set: WeakSet<object>, value: object) => unknown;
const has = Function.prototype.call.bind(WeakSet.prototype.has) as (set: WeakSet<object>, value: object) => boolean;

export function isProxy(value: object): boolean {
  return has(known, value);
}

/** From here on remembers every proxy that is made in this realm. To be called before any code that may make one. */
export function rememberProxies(): void {
  const RealProxy = Proxy;
  const { revocable } = RealProxy;
  const remembering = new RealProxy(RealProxy, {
    construct(target, args, newTarget) {
      const made = construct(target, args, newTarget === remembering ? target : newTarget) as object;
      add(known, made);
      return made;
    },
  });
  defineProperty(RealProxy, 'revocable', {
    value: (target: object, handler: ProxyHandler<object>) => {
      const made = revocable(target, handler);
      add(known, made.proxy);
      return made;
    },
    writable: true,
    enumerable: false,
    configurable: true,
  });
  registerIntrinsic('Proxy', remembering);
  defineProperty(globalThis, 'Proxy', { value: remembering, writable: true, enumerable: false, configurable: true });
}
