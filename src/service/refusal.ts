/** Where in a request something is wrong: `files.0.path`. */
export type FieldError = { readonly path: string; readonly message: string };

export type RefusalReason = 'not-found' | 'invalid' | 'key-reused' | 'over' | 'conflict' | 'not-yours';

/** A request that cannot be granted, through its caller's doing. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly reason: RefusalReason;
  readonly fields: readonly FieldError[];

  constructor(reason: RefusalReason, message: string, fields: readonly FieldError[] = []) {
    super(message);
    this.reason = reason;
    this.fields = fields;
  }
}
