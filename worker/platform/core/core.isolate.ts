import { isProxy } from '../../wire/proxies.isolate.ts';
import { AbortController, AbortSignal, abortSignal, isAbortSignal, makeSignal } from './abort.isolate.ts';
import { Crypto } from './crypto.isolate.ts';
import { DOMException, QuotaExceededError } from './dom-exception.isolate.ts';
import { CustomEvent, Event, EventTarget } from './events.isolate.ts';
import { Performance } from './performance.isolate.ts';
import { ports } from './ports.isolate.ts';

/**
 * The small part of the web platform that every realm has. The rest is a script of its own, which finds this under a
 * global name while it is loaded: so a realm that needs no more pays for no more.
 */
export const core = {
  globals: {
    AbortController,
    AbortSignal,
    Crypto,
    CustomEvent,
    DOMException,
    Event,
    EventTarget,
    Performance,
    QuotaExceededError,
  },
  abortSignal,
  isAbortSignal,
  isProxy,
  makeSignal,
  ports,
};

export type Core = typeof core;
