import { world } from 'minicase/world';
import type { Ledger, PaymentUpdate } from '../../starter/index.ts';

/** How one call of the ledger ends: well, badly, never, or well or badly after a while. */
export type Turn = 'ok' | 'fails' | 'hangs' | { readonly takesMs: number; readonly andFails?: boolean };

export interface LedgerCall {
  readonly update: PaymentUpdate;
  /** In virtual milliseconds, as `world.clock.now()`. */
  readonly at: number;
  /** Undefined while it is open. */
  endedAt: number | undefined;
}

/** The bookkeeping system: a script of how each call ends in turn; after the script all goes well. */
export class TestLedger {
  readonly calls: LedgerCall[] = [];
  mostOpen = 0;
  readonly #turns: Turn[];

  constructor(turns: readonly Turn[] = []) {
    this.#turns = [...turns];
  }

  readonly port: Ledger = {
    apply: async (update) => {
      const call: LedgerCall = { update, at: world.clock.now(), endedAt: undefined };
      this.calls.push(call);
      this.mostOpen = Math.max(this.mostOpen, this.calls.filter(({ endedAt }) => endedAt === undefined).length);
      try {
        await world.io(`apply ${update.eventId}`, () => undefined);
        await takeTurn(this.#turns.shift() ?? 'ok');
      } finally {
        call.endedAt = world.clock.now();
      }
    },
  };

  /** What happens to the next calls, after those that the script has already. */
  script(...turns: readonly Turn[]): void {
    this.#turns.push(...turns);
  }

  /** The event ids that it was given, in order. */
  get eventIds(): string[] {
    return this.calls.map(({ update }) => update.eventId);
  }

  /** What it was told of one payment, in order. */
  sequencesOf(paymentId: string): number[] {
    return this.calls.map(({ update }) => update).flatMap((u) => (u.paymentId === paymentId ? [u.sequence] : []));
  }
}

async function takeTurn(turn: Turn): Promise<void> {
  if (turn === 'ok') return;
  if (turn === 'hangs') await new Promise<never>(() => undefined);
  if (typeof turn === 'object') await new Promise((resolve) => setTimeout(resolve, turn.takesMs));
  if (turn === 'fails' || (typeof turn === 'object' && turn.andFails === true)) throw new Error('the ledger is closed');
}
