/** Somebody of the staff who reads a candidate's work. */
export type Reviewer = {
  /** By `senderOf`: the same whatever they are called. */
  readonly key: string;
  /** What they are called now. */
  readonly name: string;
};
