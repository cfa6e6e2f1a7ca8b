import type { Pool } from 'pg';
import { openDatabase } from './database.ts';

export async function migrate(pool: Pool): Promise<void> {
  const { schema } = openDatabase(pool);

  await schema
    .createTable('bill')
    .ifNotExists()
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('cents', 'integer', (column) => column.notNull())
    .addColumn('creator', 'text', (column) => column.notNull())
    .addColumn('is_cancelled', 'boolean', (column) => column.notNull().defaultTo(false))
    .addColumn('created_at', 'timestamptz', (column) => column.notNull())
    .addColumn('expires_at', 'timestamptz', (column) => column.notNull())
    .execute();
  await schema.createIndex('bill_creator').ifNotExists().on('bill').column('creator').execute();

  await schema
    .createTable('bill_share')
    .ifNotExists()
    .addColumn('bill_id', 'text', (column) => column.notNull().references('bill.id'))
    .addColumn('place', 'integer', (column) => column.notNull())
    .addColumn('payer', 'text', (column) => column.notNull())
    .addColumn('cents', 'integer', (column) => column.notNull())
    .addColumn('paid_at', 'timestamptz')
    .addPrimaryKeyConstraint('bill_share_pkey', ['bill_id', 'place'])
    .execute();
  await schema.createIndex('bill_share_payer').ifNotExists().on('bill_share').columns(['payer', 'bill_id']).execute();

  await schema
    .createTable('key')
    .ifNotExists()
    .addColumn('owner', 'text', (column) => column.notNull())
    .addColumn('value', 'text', (column) => column.notNull())
    .addColumn('fingerprint', 'text', (column) => column.notNull())
    .addColumn('response', 'jsonb', (column) => column.notNull())
    .addPrimaryKeyConstraint('key_pkey', ['owner', 'value'])
    .execute();
}
