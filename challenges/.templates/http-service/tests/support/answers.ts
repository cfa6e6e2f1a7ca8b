import { expect } from 'vitest';
import type { Repair } from '../../starter/index.ts';

/** The repair that an answer holds, whatever is true of it. */
export async function readRepair(response: Response): Promise<Repair> {
  return (await response.json()) as Repair;
}

/** An answer that says what is wrong, in JSON. @returns what it says */
export async function expectError(response: Response, status: number): Promise<string> {
  expect(response.status).toBe(status);
  expect(response.headers.get('content-type')).toMatch(/^application\/json/);
  const { error } = (await response.json()) as { readonly error: string };
  expect(error).toMatch(/\w/);
  return error;
}
