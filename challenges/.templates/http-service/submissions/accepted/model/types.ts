/** A repair as the workshop keeps it. */
export type Repair = {
  readonly id: string;
  /** What the customer calls it. */
  readonly bike: string;
  /** The wholesaler's name for what is broken. */
  readonly part: string;
  /** What the customer pays. */
  readonly cents: number;
};

/** The workshop's database. */
export type RepairStore = {
  readonly save: (repair: Repair) => Promise<void>;
  readonly find: (id: string) => Promise<Repair | undefined>;
};

export type Settings = {
  readonly store: RepairStore;
  /** Where the wholesaler's API begins, without a slash at its end. */
  readonly partsUrl: string;
  readonly partsKey: string;
};
