import type { CallLog } from '../call-log.isolate.ts';
import { type Duration, durationMs } from '../duration.ts';
import { type Contract, readContract } from './contract.ts';
import { type Fault, type ReadFault, readFault } from './fault.ts';
import { readScript, type ScriptOptions } from './fault-script.ts';
import { pathOf } from './handle.isolate.ts';
import { type HttpHandler, requireHandlers } from './http.isolate.ts';
import type { HttpCall } from './http-call.isolate.ts';
import { makeRequest } from './incoming.isolate.ts';
import { compilePath } from './path-pattern.isolate.ts';
import { type RateLimitOptions, readRateLimit } from './rate-limit.ts';
import type { ServiceState } from './service-state.isolate.ts';

export type Latency = Duration | ((info: { readonly request: Request }) => Duration);

/** What a service may be made with. Each of them can be said later too. */
export type ServiceOptions = {
  readonly handlers?: readonly HttpHandler[];
  readonly script?: readonly Fault[];
  readonly rateLimit?: RateLimitOptions;
  readonly latency?: Latency;
  readonly contract?: Contract;
};

/** An upstream service, as the suite scripts it. What a test says of it is undone after the test. */
export type Service = {
  readonly url: string;
  /** Handlers that are asked before those that there are. */
  use(...handlers: readonly HttpHandler[]): Service;
  /** What happens to the next calls, one after the other: see {@link Fault}. With a path, to the calls of that path: `'/orders'`, `'POST /orders/:id'`. */
  script(faults: readonly Fault[], options?: ScriptOptions): Service;
  script(path: string, faults: readonly Fault[], options?: ScriptOptions): Service;
  /** Answers 429 to what is over the limit, with `Retry-After`, and tells of it in `RateLimit-…` with each answer. */
  rateLimit(options: RateLimitOptions): Service;
  /** How long each call is under way, half of it there and half of it back. */
  latency(latency: Latency): Service;
  /** From here on nobody answers: connections are refused, or what a fault says. */
  down(fault?: Fault): Service;
  up(): Service;
  /** Checks what the program sends; what is against the contract is answered 400, and fails the test. */
  contract(contract: Contract): Service;
  /** What the program asked of this service. */
  readonly calls: CallLog<HttpCall>;
  /** The same as requests, bodies included. */
  readonly requests: readonly Request[];
};

export type ServicePorts = {
  readonly read: () => ServiceState;
  readonly write: (state: ServiceState) => void;
  readonly calls: () => CallLog<HttpCall>;
  readonly requests: () => readonly Request[];
};

const METHOD_AND_PATH = /^(?:([A-Z]+)\s+)?(.*)$/;

export function createService(url: string, { read, write, calls, requests }: ServicePorts): Service {
  const where = `world.service('${url}')`;
  const change = (changed: Partial<ServiceState>): Service => {
    write({ ...read(), ...changed });
    return service;
  };

  const service: Service = {
    url,
    use(...given) {
      const handlers = requireHandlers(given.flat(), `${where}.use`);
      for (const handler of handlers) pathOf(handler, url);
      const { handlers: before } = read();
      return change({ handlers: { ...before, list: [...handlers, ...before.list] } });
    },
    script(...args: readonly unknown[]) {
      const hasPath = typeof args[0] === 'string';
      const [faults, options] = hasPath ? args.slice(1) : args;
      const [, method, path = ''] = METHOD_AND_PATH.exec(hasPath ? (args[0] as string) : '*') ?? [];
      const named = hasPath ? `${where}.script('${args[0] as string}')` : `${where}.script`;
      const script = readScript(faults, options, named);
      const running = { script, method, match: compilePath(path, url), position: 0 };
      return change({ scripts: [running, ...read().scripts] });
    },
    rateLimit: (options) => change({ rate: readRateLimit(options, `${where}.rateLimit`) }),
    latency: (latency) => change({ latencyOf: readLatency(latency, `${where}.latency`) }),
    down: (fault = 'refused') => change({ down: requireFault(fault, `${where}.down`) }),
    up: () => change({ down: undefined }),
    contract: (contract) => change({ check: readContract(contract, url, `${where}.contract`) }),
    get calls() {
      return calls();
    },
    get requests() {
      return requests();
    },
  };
  return service;
}

/** Says to a service what it may be made with. */
export function configure(service: Service, given: readonly HttpHandler[] | ServiceOptions): void {
  const options: ServiceOptions = Array.isArray(given) ? { handlers: given } : (given as ServiceOptions);
  const known = ['handlers', 'script', 'rateLimit', 'latency', 'contract'];
  const unknown = Object.keys(options).find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw new TypeError(`world.service('${service.url}'): unknown: ${unknown} (known: ${known.join(', ')})`);
  }
  if (options.handlers !== undefined) service.use(...options.handlers);
  if (options.script !== undefined) service.script(options.script);
  if (options.rateLimit !== undefined) service.rateLimit(options.rateLimit);
  if (options.latency !== undefined) service.latency(options.latency);
  if (options.contract !== undefined) service.contract(options.contract);
}

function readLatency(latency: Latency, where: string): ServiceState['latencyOf'] {
  if (typeof latency === 'function')
    return (incoming) => durationMs(latency({ request: makeRequest(incoming) }), where);
  const ms = durationMs(latency, where);
  return () => ms;
}

function requireFault(fault: Fault, where: string): ReadFault {
  const read = readFault(fault, where);
  if (read.isProcessed)
    throw new TypeError(`${where}: a service that is down does nothing; '${read.text}' is no way to be`);
  return read;
}
