import type { Core } from './core/core.isolate.ts';
import type { Platform } from './core/loading.isolate.ts';
import { CORE } from './names.ts';

/** What the realm has already that this script is loaded into. */
const core = (globalThis as unknown as Record<string, Core & { readonly adopt: (platform: Platform) => void }>)[CORE];
if (core === undefined) throw new Error('the web platform was loaded where nothing is prepared for it');

export const { abortSignal, adopt, isAbortSignal, isProxy, makeSignal, ports } = core;
export const { AbortController, AbortSignal, DOMException, Event, EventTarget, QuotaExceededError } = core.globals;
export type QuotaExceededError = InstanceType<typeof QuotaExceededError>;
