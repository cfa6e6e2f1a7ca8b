export type Mistake = {
  readonly from: number;
  readonly to: number;
  readonly severity: 'error' | 'warning' | 'info' | 'hint';
  readonly message: string;
};

export type Completion = {
  readonly name: string;
  /** TypeScript's word for what it is: `method`, `const`, `interface` … */
  readonly kind: string;
  readonly text: string;
  /** The module that it would be imported from; null where it is there already. */
  readonly source: string | null;
  readonly rank: number;
  /** For whoever made it. */
  readonly data: string | null;
};

export type CompletionText = {
  readonly signature: string;
  readonly documentation: string;
  readonly edits: readonly { readonly from: number; readonly to: number; readonly text: string }[];
};

export type TypeHint = {
  readonly from: number;
  readonly to: number;
  readonly signature: string;
  readonly documentation: string;
};
