import { and, asc, eq, gt, lt } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import { z } from 'zod';
import { events, orders } from './tables.ts';

const OrderEvent = z.object({
  id: z.string(),
  type: z.enum(['order.created', 'order.paid', 'order.shipped', 'order.cancelled']),
  order: z.object({ id: z.string(), version: z.int().nonnegative() }),
});

export type Outcome = 'applied' | 'outdated' | 'duplicate';

const PAGE = 3;
const MOST_TRIES = 3;

export function createInbox(
  database: NodePgDatabase<{ events: typeof events; orders: typeof orders }>,
  warehouse: string,
) {
  async function tell(id: string, status: string): Promise<boolean> {
    for (let attempt = 1; attempt <= MOST_TRIES; attempt++) {
      try {
        const response = await fetch(`${warehouse}/orders/${encodeURIComponent(id)}`, {
          method: 'PUT',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ status }),
        });
        const answer = (await response.json()) as { accepted?: boolean };
        if (response.ok) return answer.accepted === true;
      } catch {
        // Tried again below: a broken connection, or an answer that is cut off.
      }
      await new Promise((resolve) => setTimeout(resolve, 10 * attempt));
    }
    return false;
  }

  return {
    async receive(payload: unknown): Promise<Outcome> {
      const event = OrderEvent.parse(payload);
      const { id: orderId, version } = event.order;
      return await database.transaction(async (transaction) => {
        const [inserted] = await transaction
          .insert(events)
          .values({ id: event.id, type: event.type, orderId, version, payload: event })
          .onConflictDoNothing()
          .returning({ number: events.number });
        if (inserted === undefined) return 'duplicate';
        const status = event.type.slice('order.'.length);
        const [applied] = await transaction
          .insert(orders)
          .values({ id: orderId, version, status })
          .onConflictDoUpdate({
            target: orders.id,
            set: { version, status, isTold: false },
            setWhere: lt(orders.version, version),
          })
          .returning({ id: orders.id });
        return applied === undefined ? 'outdated' : 'applied';
      });
    },

    async findOrder(id: string) {
      return await database.query.orders.findFirst({ where: eq(orders.id, id) });
    },

    async *allEvents() {
      for (let last = 0; ; ) {
        const page = await database
          .select({ number: events.number, id: events.id, version: events.version, payload: events.payload })
          .from(events)
          .where(gt(events.number, last))
          .orderBy(asc(events.number))
          .limit(PAGE);
        yield* page;
        if (page.length < PAGE) return;
        last = page.at(-1)?.number ?? last;
      }
    },

    async tellWarehouse(): Promise<{ told: string[]; failed: string[] }> {
      const waiting = await database.select().from(orders).where(eq(orders.isTold, false)).orderBy(asc(orders.id));
      const told: string[] = [];
      const failed: string[] = [];
      await Promise.all(
        waiting.map(async ({ id, status, version }) => {
          if (!(await tell(id, status))) return failed.push(id);
          await database
            .update(orders)
            .set({ isTold: true })
            .where(and(eq(orders.id, id), eq(orders.version, version)));
          return told.push(id);
        }),
      );
      return { told: told.sort(), failed: failed.sort() };
    },
  };
}
