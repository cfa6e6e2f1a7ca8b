import type { Booking, BookingPage, Settings, SyncReport } from './types.ts';

export type * from './types.ts';

class GaveUp extends Error {}

const sleep = (seconds: number) => new Promise((wake) => setTimeout(wake, seconds * 1000));

class Run {
  private count = 0;
  private readonly turnedDown = new Set<Booking>();
  private readonly settings: Settings;

  constructor(settings: Settings) {
    this.settings = settings;
  }

  async run(): Promise<SyncReport> {
    const seen: Booking[] = [];
    const report = (state: SyncReport['state']): SyncReport => ({
      state,
      invoiced: this.count,
      refused: seen.filter((booking) => this.turnedDown.has(booking)).map((booking) => booking.id),
    });
    try {
      let from = await this.settings.cursor.load();
      let more = true;
      while (more) {
        const page = await this.page(from);
        seen.push(...page.bookings);
        await this.invoiceAll(page.bookings.filter((booking) => booking.cents !== 0));
        await this.settings.cursor.save(page.next);
        from = page.next;
        more = page.hasMore;
      }
      return report('complete');
    } catch (error) {
      if (error instanceof GaveUp) return report('stopped');
      throw error;
    }
  }

  private async page(from: string | undefined): Promise<BookingPage> {
    const url = new URL(`${this.settings.bookingsUrl}/bookings`);
    if (from !== undefined) url.searchParams.set('after', from);
    const [status, body] = await this.persist(() => fetch(url));
    if (status !== 200) throw new GaveUp();
    return JSON.parse(body) as BookingPage;
  }

  /** Four hands take from one pile until it is empty, or one of them gave up. */
  private async invoiceAll(bookings: readonly Booking[]): Promise<void> {
    const pile = [...bookings];
    let failure: unknown;
    const hand = async (): Promise<void> => {
      for (let booking = pile.shift(); booking && !failure; booking = pile.shift()) {
        await this.invoice(booking).catch((error: unknown) => {
          failure = error;
        });
      }
    };
    await Promise.all([hand(), hand(), hand(), hand()]);
    if (failure) throw failure;
  }

  private async invoice(booking: Booking): Promise<void> {
    const headers = {
      Authorization: `Bearer ${this.settings.invoicesKey}`,
      'Content-Type': 'application/json',
      'Idempotency-Key': `mudlark-${Buffer.from(booking.id).toString('hex')}`,
    };
    const body = JSON.stringify({ booking: booking.id, guest: booking.guest, cents: booking.cents });
    const [status] = await this.persist(() =>
      fetch(`${this.settings.invoicesUrl}/invoices`, { method: 'POST', headers, body }),
    );
    if (status >= 400) this.turnedDown.add(booking);
    else this.count++;
  }

  private async persist(ask: () => Promise<Response>, attempt = 1): Promise<[status: number, body: string]> {
    let wait = attempt;
    try {
      const response = await ask();
      const body = await response.text();
      if (response.status < 500 && response.status !== 429) return [response.status, body];
      wait = Math.max(wait, Number(response.headers.get('Retry-After') ?? 0));
    } catch (error) {
      if (!(error instanceof Error)) throw error;
    }
    if (attempt === 3) throw new GaveUp();
    await sleep(wait);
    return await this.persist(ask, attempt + 1);
  }
}

export const createSync = (settings: Settings) => (): Promise<SyncReport> => new Run(settings).run();
