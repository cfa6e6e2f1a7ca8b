import { HttpResponse, http, type Service, world } from 'minicase/world';
import { type Booking, createSync, type SyncReport } from '../../starter/index.ts';

export const INVOICES_KEY = 'ik_pottery_4711';

export type Pottery = {
  readonly bookings: Service;
  readonly invoices: Service;
  /** The bookings that have an invoice, one for each key, in the order of taking. */
  readonly invoiced: readonly string[];
  /** Every cursor that was saved. */
  readonly saved: readonly string[];
  readonly sync: () => Promise<SyncReport>;
  /** A new process with what is stored. */
  readonly restart: () => () => Promise<SyncReport>;
};

/** Both services, and the sync under test between them. Cursors look like nothing that one could compute with. */
export function openPottery(pages: readonly (readonly Booking[])[], refuses: readonly string[] = []): Pottery {
  const cursors = pages.map((_, index) => makeCursor(index));
  const bookings = world.service('https://bookings.example/api', [
    http.get('/bookings', ({ request }) => {
      const after = new URL(request.url).searchParams.get('after');
      const index = after === null ? 0 : cursors.indexOf(after) + 1;
      if (after !== null && index === 0) return HttpResponse.json({ error: 'no such cursor' }, { status: 400 });
      return HttpResponse.json({
        bookings: pages[index] ?? [],
        next: cursors[index] ?? after,
        hasMore: index < pages.length - 1,
      });
    }),
  ]);
  const keys = new Set<string>();
  const invoiced: string[] = [];
  const invoices = world.service('https://invoices.example/v1', [
    http.post('/invoices', async ({ request }) => {
      const { booking } = (await request.json()) as { readonly booking: string };
      if (refuses.includes(booking)) return HttpResponse.json({ error: 'no such guest' }, { status: 422 });
      const key = request.headers.get('idempotency-key') ?? '';
      if (!keys.has(key)) invoiced.push(booking);
      keys.add(key);
      return HttpResponse.json({}, { status: 201 });
    }),
  ]);
  const saved: string[] = [];
  const cursor = {
    load: async () => saved.at(-1),
    save: async (next: string) => void saved.push(next),
  };
  const restart = (): (() => Promise<SyncReport>) =>
    createSync({ bookingsUrl: bookings.url, invoicesUrl: invoices.url, invoicesKey: INVOICES_KEY, cursor });
  return {
    bookings,
    invoices,
    invoiced,
    saved,
    restart,
    sync: restart(),
  };
}

/** The cursor behind the page at an index. */
export function makeCursor(index: number): string {
  return `c/${index}+&=é `;
}

/** `b-1`, `b-2` … */
export function makeBookings(count: number, first = 1): Booking[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `b-${first + index}`,
    guest: `Guest ${first + index}`,
    cents: 4_500 + index,
  }));
}
