import { expect } from 'vitest';

/** An answer that says what is wrong, in JSON. @returns what it says */
export async function expectError(response: Response, status: number): Promise<string> {
  expect(response.status).toBe(status);
  expect(response.headers.get('content-type')).toMatch(/^application\/json/);
  const { error } = (await response.json()) as { readonly error: string };
  expect(error).toMatch(/\w/);
  return error;
}
