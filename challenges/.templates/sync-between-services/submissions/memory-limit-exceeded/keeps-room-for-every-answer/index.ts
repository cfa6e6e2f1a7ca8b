import { request } from './request.ts';
import type { Booking, BookingPage, Settings, SyncReport } from './types.ts';

export type * from './types.ts';

const AT_ONCE = 4;

type Fate = 'invoiced' | 'refused' | 'failed';

export function createSync({ bookingsUrl, invoicesUrl, invoicesKey, cursor }: Settings): () => Promise<SyncReport> {
  async function readPage(after: string | undefined): Promise<BookingPage | undefined> {
    const query = after === undefined ? '' : `?after=${encodeURIComponent(after)}`;
    const answer = await request(`${bookingsUrl}/bookings${query}`);
    return answer?.status === 200 ? JSON.parse(answer.text) : undefined;
  }

  async function sendInvoice({ id, guest, cents }: Booking): Promise<Fate> {
    const answer = await request(`${invoicesUrl}/invoices`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${invoicesKey}`,
        'content-type': 'application/json',
        'idempotency-key': encodeURIComponent(id),
      },
      body: JSON.stringify({ booking: id, guest, cents }),
    });
    if (answer === undefined) return 'failed';
    return answer.status < 400 ? 'invoiced' : 'refused';
  }

  return async () => {
    let invoiced = 0;
    const refused: string[] = [];
    let after = await cursor.load();
    for (;;) {
      const page = await readPage(after);
      if (page === undefined) return { state: 'stopped', invoiced, refused };
      const paying = page.bookings.filter(({ cents }) => cents > 0);
      for (let start = 0; start < paying.length; start += AT_ONCE) {
        const some = paying.slice(start, start + AT_ONCE);
        const fates = await Promise.all(some.map(sendInvoice));
        invoiced += fates.filter((fate) => fate === 'invoiced').length;
        refused.push(...some.filter((_, place) => fates[place] === 'refused').map(({ id }) => id));
        if (fates.includes('failed')) return { state: 'stopped', invoiced, refused };
      }
      await cursor.save(page.next);
      if (!page.hasMore) return { state: 'complete', invoiced, refused };
      after = page.next;
    }
  };
}
