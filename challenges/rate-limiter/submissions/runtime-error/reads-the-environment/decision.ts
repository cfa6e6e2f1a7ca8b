/** What a tenant has left of its minute. */
export interface Quota {
  readonly perMinute: number;
  readonly remaining: number;
  readonly resetMs: number;
}

export type Decision =
  | { readonly kind: 'allowed'; readonly quota: Quota }
  | { readonly kind: 'refused'; readonly quota: Quota; readonly waitMs: number }
  /** Nobody knows. */
  | { readonly kind: 'let through' }
  | { readonly kind: 'unavailable'; readonly waitMs: number };
