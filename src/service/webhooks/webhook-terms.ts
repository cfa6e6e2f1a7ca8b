import { hkdfSync } from 'node:crypto';

/** How this server tells other systems. */
export type WebhookTerms = {
  /** Under which secrets are kept; 32 bytes. */
  readonly sealingKey: Uint8Array;
  /** Whether receivers may be inside, at addresses that nobody reaches from elsewhere, and without TLS. */
  readonly mayBePrivate: boolean;
};

/** @param authSecret what all servers on one database share */
export function sealingKeyOf(authSecret: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', authSecret, '', 'minicase webhook secrets', 32));
}
