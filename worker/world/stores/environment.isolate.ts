import type { WorldPart, WorldPorts } from '../part.ts';

/** A value that the program has to keep to itself. */
export type Secret = {
  readonly name: string;
  readonly value: string;
  /** URLs that calls may begin with which carry it in their headers. */
  readonly to: readonly string[];
};

/** What the program finds in `process.env`. Said at the top of a spec, it is there before the program's modules load. */
export type Environment = {
  set(values: Readonly<Record<string, string | undefined>>): void;
  /** Sets a value which may go nowhere but, in headers, to the services named: see `toHaveLeakedNoSecret`. */
  secret(name: string, value: string, options?: { readonly to?: string | readonly string[] }): void;
  get(name: string): string | undefined;
  readonly secrets: readonly Secret[];
};

type State = { readonly values: Readonly<Record<string, string>>; readonly secrets: readonly Secret[] };

/** Shorter ones would be found everywhere. */
const SHORTEST_SECRET = 6;

/**
 * The program's environment, and the secrets in it.
 *
 * @example
 * import { expect, it } from 'vitest';
 * import { http, HttpResponse, world } from 'minicase/world';
 * import { charge } from '../starter/index.ts';
 *
 * world.env.secret('PAY_KEY', 'sk_live_4711', { to: 'https://pay.example' });
 *
 * it('keeps the key to itself', async () => {
 *   const pay = world.service('https://pay.example', [http.post('/charges', () => HttpResponse.json({}, { status: 402 }))]);
 *   const answer = await charge();
 *   expect(pay.calls[0]?.headers['authorization']).toBe('Bearer sk_live_4711');
 *   expect(world).toHaveLeakedNoSecret(answer);
 * });
 *
 * // program:
 * const key = process.env['PAY_KEY'];
 *
 * export async function charge(): Promise<string> {
 *   const headers = { authorization: `Bearer ${key}` };
 *   const response = await fetch('https://pay.example/charges', { method: 'POST', headers });
 *   return `it was answered ${response.status}`;
 * }
 */
export function createEnvironment(ports: WorldPorts): WorldPart & { readonly env: Environment } {
  let state: State = { values: {}, secrets: [] };

  function change(next: State): void {
    const isSame = JSON.stringify(next.values) === JSON.stringify(state.values);
    state = next;
    if (!isSame) ports.provide('env', { ...state.values });
  }

  function withValue(name: string, value: string | undefined, where: string): State['values'] {
    if (value !== undefined && typeof value !== 'string') {
      throw new TypeError(`${where}: ${name} is ${typeof value}: variables of the environment are strings`);
    }
    const { [name]: _, ...rest } = state.values;
    return value === undefined ? rest : { ...rest, [name]: value };
  }

  return {
    env: {
      set(values) {
        for (const [name, value] of Object.entries(values)) {
          change({ ...state, values: withValue(name, value, 'world.env.set') });
        }
      },
      secret(name, value, { to = [] } = {}) {
        if (typeof value !== 'string' || value.length < SHORTEST_SECRET) {
          throw new TypeError(`world.env.secret('${name}'): a secret has at least ${SHORTEST_SECRET} letters`);
        }
        const secret = { name, value, to: typeof to === 'string' ? [to] : to };
        const secrets = [...state.secrets.filter((other) => other.name !== name), secret];
        change({ values: withValue(name, value, 'world.env.secret'), secrets });
      },
      get: (name) => state.values[name],
      get secrets() {
        return state.secrets;
      },
    },
    checkpoint: () => state,
    restore: (checkpoint) => change(checkpoint as State),
  };
}
