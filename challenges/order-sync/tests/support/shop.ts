import type { Fault } from 'minicase/world';
import { createOrderService, type Order, type OrderService, type RetryPolicy } from '../../starter/index.ts';
import { Marketplace } from './marketplace.ts';
import { MemoryStore } from './memory-store.ts';
import { POLICY } from './orders.ts';

export interface ShopSetup {
  readonly pages?: readonly (readonly Order[])[];
  readonly script?: readonly Fault[];
  /** Orders that are in the store from the start. */
  readonly stored?: readonly Order[];
  readonly policy?: RetryPolicy;
}

export interface Shop {
  readonly marketplace: Marketplace;
  readonly store: MemoryStore;
  readonly service: OrderService;
  /** A new service on the same database, as after a crash. */
  restart(): OrderService;
}

/** A marketplace, a database, and the service under test between them. */
export function openShop({ pages = [], script = [], stored = [], policy = POLICY }: ShopSetup = {}): Shop {
  const marketplace = new Marketplace(pages, script);
  const store = new MemoryStore(stored);
  const restart = () => createOrderService({ marketplaceUrl: marketplace.url, store: store.port, policy });
  return { marketplace, store, service: restart(), restart };
}
