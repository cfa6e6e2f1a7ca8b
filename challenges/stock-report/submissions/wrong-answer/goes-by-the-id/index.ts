import type { Pool } from 'pg';
import { backfill } from './backfill.ts';
import { contract } from './contract.ts';
import { expand } from './expand.ts';
import { REORDER_LIST } from './reorder-list.ts';
import { requireReorderQuery, requireReportQuery } from './require-query.ts';
import { STOCK_REPORT } from './stock-report.ts';
import type { ArticleReport, Migration, ReorderLine, Reports } from './types.ts';

export type * from './types.ts';

export function createMigration(pool: Pool): Migration {
  return {
    expand: () => expand(pool),
    backfill: (atMost) => backfill(pool, atMost),
    contract: () => contract(pool),
  };
}

export function createReports(pool: Pool): Reports {
  return {
    async stockReport(query) {
      const { place, from, to, search = '' } = requireReportQuery(query);
      return (await pool.query<ArticleReport>(STOCK_REPORT, [place, from, to, search])).rows;
    },
    async reorderList(query) {
      const { day, top } = requireReorderQuery(query);
      return (await pool.query<ReorderLine>(REORDER_LIST, [day, top])).rows;
    },
  };
}
