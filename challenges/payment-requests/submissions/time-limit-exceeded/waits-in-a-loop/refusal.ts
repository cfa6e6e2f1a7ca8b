import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Field } from './types.ts';

/** What a user did cannot be done. Rolls back whatever transaction it leaves. */
export class Refusal extends Error {
  readonly status: ContentfulStatusCode;
  readonly field: Field | undefined;

  constructor(status: ContentfulStatusCode, message: string, field?: Field) {
    super(message);
    this.status = status;
    this.field = field;
  }
}

/** The same for what does not exist and for what is none of the user's business. */
export const notFound = (): Refusal => new Refusal(404, 'there is nothing here');
