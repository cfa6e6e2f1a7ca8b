import type { ColumnType, Generated } from 'kysely';
import type { DeliveryState } from '../../protocol/webhook-view.ts';
import type { CreatedAt } from './columns.ts';

type WebhooksTable = {
  id: string;
  url: string;
  events: string[];
  note: string | null;
  /** What its deliveries are signed with, under lock and key: who reads the database cannot use it. */
  sealed_secret: string;
  /** The one before, which signs as well for a while. */
  sealed_old_secret: string | null;
  old_secret_until: Date | null;
  is_enabled: Generated<boolean>;
  created_by: string;
  created_at: CreatedAt;
};

type WebhookEventsTable = {
  id: string;
  /** The order in which events came; `bigint`, which comes as text. */
  number: ColumnType<string, never, never>;
  type: string;
  /** Whom it names. */
  candidate: string | null;
  /** What is sent, to the byte. */
  body: string;
  at: Date;
};

type WebhookDeliveriesTable = {
  id: Generated<string>;
  number: ColumnType<string, never, never>;
  webhook_id: string;
  event_id: string;
  state: Generated<DeliveryState>;
  is_replay: Generated<boolean>;
  /** Null once it is over. */
  next_try_at: Generated<Date | null>;
  /** How often it was claimed; what comes of a try counts only with the latest number. */
  lease: Generated<number>;
  /** Until when nobody else may claim it. */
  leased_until: Generated<Date | null>;
  created_at: CreatedAt;
};

type WebhookTriesTable = {
  delivery_id: string;
  /** Counted from 1 for each delivery. */
  number: number;
  at: Date;
  status: number | null;
  took_ms: number;
  said: string;
};

export type WebhookTables = {
  webhooks: WebhooksTable;
  webhook_events: WebhookEventsTable;
  webhook_deliveries: WebhookDeliveriesTable;
  webhook_tries: WebhookTriesTable;
};
