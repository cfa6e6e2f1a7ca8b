/** A node of a plan as `EXPLAIN (FORMAT JSON)` writes it. */
type PlanNode = {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly Plans?: readonly PlanNode[];
};

export type PlanStep = {
  readonly type: string;
  readonly table?: string;
  readonly index?: string;
  readonly depth: number;
  /** Whether it reads a table as a whole, for want of an index. */
  readonly isScan: boolean;
  /** The step as the database itself tells it, where it tells it in words. */
  readonly detail?: string;
};

/** How a database would run a statement, were its tables large: it reads a whole table only where no index serves. */
export class SqlPlan {
  readonly text: string;
  readonly steps: readonly PlanStep[];

  constructor(text: string, steps: readonly PlanStep[]) {
    this.text = text;
    this.steps = steps;
  }

  /** @param explained - what `EXPLAIN (FORMAT JSON)` answers */
  static ofPostgres(text: string, explained: unknown): SqlPlan {
    const [{ Plan: root }] = explained as readonly [{ readonly Plan: PlanNode }];
    return new SqlPlan(text, [...walk(root, 0)]);
  }

  /** Tables that are read as a whole. */
  get scanned(): readonly string[] {
    return this.steps.flatMap(({ isScan, table }) => (isScan && table !== undefined ? [table] : []));
  }

  get indexes(): readonly string[] {
    return this.steps.flatMap(({ index }) => index ?? []);
  }

  toString(): string {
    return this.steps
      .map(({ type, table, index, depth, detail }) => {
        if (detail !== undefined) return `  ${'  '.repeat(depth)}${detail}`;
        const parts = [type, index === undefined ? '' : `using ${index}`, table === undefined ? '' : `on ${table}`];
        return `  ${'  '.repeat(depth)}${parts.filter(Boolean).join(' ')}`;
      })
      .join('\n');
  }
}

function* walk(node: PlanNode, depth: number): Generator<PlanStep> {
  const { 'Node Type': type, 'Relation Name': table, 'Index Name': index } = node;
  yield {
    type,
    depth,
    isScan: type === 'Seq Scan',
    ...(table !== undefined && { table }),
    ...(index !== undefined && { index }),
  };
  for (const child of node.Plans ?? []) yield* walk(child, depth + 1);
}
