import type { ApiError, Field } from './types.ts';

export class Problem extends Error {
  readonly status: 400 | 401 | 402 | 403 | 404 | 409 | 422;
  readonly field: Field | undefined;

  constructor(status: Problem['status'], message: string, field?: Field) {
    super(message);
    this.status = status;
    this.field = field;
  }

  get body(): ApiError {
    return this.field === undefined ? { error: this.message } : { error: this.message, field: this.field };
  }
}
