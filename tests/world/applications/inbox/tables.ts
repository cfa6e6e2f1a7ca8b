import { boolean, integer, jsonb, pgTable, serial, text, timestamp } from 'drizzle-orm/pg-core';

export const events = pgTable('events', {
  number: serial('number').primaryKey(),
  id: text('id').notNull().unique(),
  type: text('type').notNull(),
  orderId: text('order_id').notNull(),
  version: integer('version').notNull(),
  payload: jsonb('payload').notNull(),
  receivedAt: timestamp('received_at', { withTimezone: true }).notNull().defaultNow(),
});

export const orders = pgTable('orders', {
  id: text('id').primaryKey(),
  version: integer('version').notNull(),
  status: text('status').notNull(),
  isTold: boolean('is_told').notNull().default(false),
});
