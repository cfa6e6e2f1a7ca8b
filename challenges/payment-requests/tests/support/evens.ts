import { world } from 'minicase/world';
import { beforeAll, beforeEach, expect } from 'vitest';
import { type App, createApp, migrate, type NewPaymentRequest, type PaymentRequest } from '../../starter/index.ts';

/** When the night of the pizza begins. */
export const FRIDAY = '2026-03-06T21:40:00.000Z';

export const PIZZA: NewPaymentRequest = { title: 'Pizza', amountCents: 1_000, participants: ['mette', 'wout', 'ines'] };

/** Each test begins on that Friday, with these wallets and the tables of the program. */
export function useDatabase(cents: Readonly<Record<string, number>>): void {
  beforeAll(async () => {
    await world.sql.exec(`create table wallet (
      user_id text primary key,
      balance_cents bigint not null check (balance_cents >= 0)
    )`);
    const wallets = Object.entries(cents).map(([user_id, balance_cents]) => ({ user_id, balance_cents }));
    await world.sql.seed({ wallet: wallets });
    await migrate(world.sql);
  });
  beforeEach(() => world.clock.set(FRIDAY));
}

export async function setBalance(user: string, cents: number): Promise<void> {
  await world.sql.query('update wallet set balance_cents = $2 where user_id = $1', [user, cents]);
}

/** What is in these users' wallets. */
export async function balances(...users: readonly string[]): Promise<number[]> {
  const rows = await world.sql.dump<{ user_id: string; balance_cents: string }>('wallet');
  return users.map((user) => Number(rows.find(({ user_id }) => user_id === user)?.balance_cents));
}

export interface Answer {
  readonly status: number;
  /** Read as JSON, which is what every answer must be. */
  readonly body: unknown;
  readonly headers: Headers;
}

/** In how many orders two requests at once are tried. */
export const RUNS = 2;

let keys = 0;

/** Another instance of the service, on the same database. */
export const newInstance = (): App => createApp({ pool: world.sql });

/** A key that has not been used. */
export function newKey(): string {
  keys += 1;
  return `key-${keys}`;
}

let shared: App | undefined;

/** The app on one user's phone. All of them speak to one instance, unless they are given another. */
export class Phone {
  readonly #user: string;
  readonly #app: App;

  constructor(user: string, app?: App) {
    this.#user = user;
    shared ??= createApp({ pool: world.sql });
    this.#app = app ?? shared;
  }

  async send(method: string, path: string, init: { key?: string | null; body?: string } = {}): Promise<Answer> {
    const headers = new Headers({ 'x-user': this.#user });
    if (init.key !== null) headers.set('idempotency-key', init.key ?? newKey());
    if (init.body !== undefined) headers.set('content-type', 'application/json');
    const { body = null } = init;
    const response = await this.#app.fetch(new Request(`https://evens.example${path}`, { method, headers, body }));
    expect(response.headers.get('content-type'), `${method} ${path}`).toMatch(/^application\/json\b/);
    return { status: response.status, body: await response.json(), headers: response.headers };
  }

  create(request: unknown = PIZZA, key?: string): Promise<Answer> {
    return this.send('POST', '/requests', { body: JSON.stringify(request), ...(key !== undefined && { key }) });
  }

  pay(id: string, key?: string): Promise<Answer> {
    return this.send('POST', `/requests/${id}/pay`, key === undefined ? {} : { key });
  }

  cancel(id: string): Promise<Answer> {
    return this.send('POST', `/requests/${id}/cancel`, { key: null });
  }

  read(id: string): Promise<Answer> {
    return this.send('GET', `/requests/${id}`, { key: null });
  }

  list(query = ''): Promise<Answer> {
    return this.send('GET', `/requests${query}`, { key: null });
  }

  /** Creates a request, and fails unless that succeeds. */
  async created(request: Partial<NewPaymentRequest> = {}): Promise<PaymentRequest> {
    const answer = await this.create({ ...PIZZA, ...request });
    expect(answer).toMatchObject({ status: 201, body: { id: expect.any(String) } });
    return answer.body as PaymentRequest;
  }

  /** The titles of what is in the list. */
  async titles(query = ''): Promise<string[]> {
    const answer = await this.list(query);
    expect(answer).toMatchObject({ status: 200, body: { requests: expect.any(Array) } });
    return (answer.body as { requests: PaymentRequest[] }).requests.map(({ title }) => title);
  }
}

/** Fails unless the answer is an error that says something. */
export function expectError(answer: Answer, status: number, field?: string): void {
  const error = { error: expect.stringMatching(/\S/), ...(field !== undefined && { field }) };
  expect(answer).toMatchObject({ status, body: error });
}

export const statusesOf = (answers: readonly Answer[]): number[] => answers.map(({ status }) => status).toSorted();
