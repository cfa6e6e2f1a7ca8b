import { HttpResponse, http } from 'minicase/world';
import { expect, it } from 'vitest';
import { makeBookings, makeCursor, openPottery } from '../support/pottery.ts';

it('reads page after page, and gives back each cursor as it was [R1]', async () => {
  const { sync, bookings } = openPottery([makeBookings(1), [], makeBookings(1, 2)]);
  expect(await sync()).toEqual({ state: 'complete', invoiced: 2, refused: [] });
  expect(bookings.calls.map(({ query }) => query)).toEqual([{}, { after: makeCursor(0) }, { after: makeCursor(1) }]);
});

it('goes on behind the stored cursor [R1]', async () => {
  const { sync, restart, saved, bookings } = openPottery([makeBookings(1), makeBookings(1, 2)]);
  await sync();
  expect(await restart()()).toEqual({ state: 'complete', invoiced: 0, refused: [] });
  expect(bookings.calls.last?.query).toEqual({ after: makeCursor(1) });
  expect(saved.at(-1)).toBe(makeCursor(1));
});

it('writes what was booked into the invoice [R2]', async () => {
  const { sync, invoices } = openPottery([[{ id: 'b-7', guest: 'Zoë & sons', cents: 1 }]]);
  await sync();
  expect(invoices.calls.map(({ body }) => body)).toEqual([{ booking: 'b-7', guest: 'Zoë & sons', cents: 1 }]);
  expect(invoices.calls[0]?.headers['content-type']).toMatch(/^application\/json/);
});

it('sends no invoice to guests of the house [R2]', async () => {
  const { sync, invoiced } = openPottery([[{ id: 'free', guest: 'Hedda', cents: 0 }, ...makeBookings(1)]]);
  expect(await sync()).toEqual({ state: 'complete', invoiced: 1, refused: [] });
  expect(invoiced).toEqual(['b-1']);
});

it('gives each booking a key of its own, that of its guest or price is none [R3]', async () => {
  const same = { guest: 'Ada', cents: 4_500 };
  const { sync, invoices } = openPottery([[{ id: 'b-1', ...same }], [{ id: 'b-2', ...same }]]);
  await sync();
  expect(invoices).toHaveUsedDistinctIdempotencyKeys();
});

it('saves a cursor behind its invoices and before the next page [R4]', async () => {
  const { sync, bookings, invoices, saved } = openPottery([makeBookings(2), makeBookings(1, 3)]);
  const seen: (readonly string[])[] = [];
  const note = (): undefined => void seen.push([...saved]);
  bookings.use(http.get('/bookings', note));
  invoices.use(http.post('/invoices', note));
  await sync();
  expect(seen).toEqual([[], [], [], [makeCursor(0)], [makeCursor(0)]]);
  expect(saved).toEqual([makeCursor(0), makeCursor(1)]);
});

it('goes on after an invoice that is refused [R7]', async () => {
  const { sync, invoiced, saved } = openPottery([makeBookings(3), makeBookings(2, 4)], ['b-2', 'b-5']);
  expect(await sync()).toEqual({ state: 'complete', invoiced: 3, refused: ['b-2', 'b-5'] });
  expect(invoiced.toSorted()).toEqual(['b-1', 'b-3', 'b-4']);
  expect(saved).toHaveLength(2);
});

it('names the refused in the order of the bookings, whichever answer comes first [R7]', async () => {
  const { sync, invoices } = openPottery([makeBookings(3)], ['b-1', 'b-2', 'b-3']);
  invoices.script([{ delay: '900ms' }, { delay: '500ms' }]);
  expect(await sync()).toMatchObject({ refused: ['b-1', 'b-2', 'b-3'] });
});

it('takes a 400 for a refusal, and a 399 for none [R7]', async () => {
  const { sync, invoices } = openPottery([makeBookings(2)]);
  const status = (code: number) => new HttpResponse(null, { status: code });
  invoices.use(
    http.post('/invoices', async ({ request }) =>
      status(((await request.json()) as { booking: string }).booking === 'b-1' ? 400 : 202),
    ),
  );
  expect(await sync()).toEqual({ state: 'complete', invoiced: 1, refused: ['b-1'] });
});
