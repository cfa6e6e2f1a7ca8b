export type Booking = { readonly id: string; readonly guest: string; readonly cents: number };

/** What the bookings service answers. */
export type BookingPage = {
  readonly bookings: readonly Booking[];
  /** The cursor behind this page. */
  readonly next: string;
  readonly hasMore: boolean;
};

/** Where the last run got to. It outlives a process. */
export type CursorStore = {
  readonly load: () => Promise<string | undefined>;
  readonly save: (cursor: string) => Promise<void>;
};

export type Settings = {
  /** Where the API begins, without a slash at its end. */
  readonly bookingsUrl: string;
  readonly invoicesUrl: string;
  readonly invoicesKey: string;
  readonly cursor: CursorStore;
};

export type SyncReport = {
  readonly state: 'complete' | 'stopped';
  /** How many invoices were taken. */
  readonly invoiced: number;
  /** The bookings whose invoices were refused. */
  readonly refused: readonly string[];
};
