import { old } from './ledger.ts';

const KINDS = ['delivery', 'sale', 'sale', 'return', 'correction', 'sale', 'count'];
const CODES = ['SKI-170', 'wax-9', ' ski-170', 'WAX-9 ', 'gone-1', 'Ski-170'];

/** Movements with all of the mess in them. */
export const BUSY_DAY = Array.from({ length: 17 }, (_, n) =>
  old(
    CODES[n % CODES.length] ?? '',
    n % 4 === 3 ? null : n % 4,
    KINDS[n % KINDS.length] ?? '',
    n % 2 === 0 ? n + 1 : -n,
    [null, 'pc', 'dz', 'box', 'pc'][n % 5] ?? null,
    n % 3 === 0 ? `${n + 1}.3.2026` : `2026-03-${String(n + 1).padStart(2, '0')}`,
  ),
);
