import type { Event, EventTarget } from './events.isolate.ts';

const { defineProperty, getOwnPropertyDescriptor } = Object;

/**
 * `on…` of a target: a listener that is set like a property.
 *
 * @param isOne - whether a target is of the class that has it
 */
export function defineEventHandler(prototype: EventTarget, type: string, isOne: (target: object) => boolean): void {
  const handlers = new WeakMap<
    EventTarget,
    { readonly handler: unknown; readonly listener: (event: Event) => unknown }
  >();
  const requireOne = (target: EventTarget | undefined): void => {
    if (typeof target !== 'object' || !isOne(target)) throw new TypeError('Illegal invocation');
  };
  const name = `on${type}` as const;
  const accessor = {
    get [name](): unknown {
      requireOne(this as unknown as EventTarget);
      return handlers.get(this as unknown as EventTarget)?.handler ?? null;
    },
    set [name](handler: unknown) {
      const target = this as unknown as EventTarget;
      requireOne(target);
      const before = handlers.get(target);
      if (before !== undefined) target.removeEventListener(type, before.listener);
      handlers.delete(target);
      if (typeof handler !== 'function') return;
      const listener = (event: Event): unknown => handler.call(target, event);
      handlers.set(target, { handler, listener });
      target.addEventListener(type, listener);
    },
  };
  defineProperty(prototype, name, getOwnPropertyDescriptor(accessor, name) ?? {});
}
