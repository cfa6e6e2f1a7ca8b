import type { Pool } from 'pg';
import type { MemberLoan, OverdueLoan, Reports, ToolReport } from './types.ts';

export type * from './types.ts';

const TOOLS_OF_A_MONTH = `
  select tool.name as tool,
    count(loan.id) as loans,
    coalesce(sum((loan.returned_on - loan.taken_on + 1) * tool.day_cents), 0) as cents
  from tool
  left join loan on loan.tool_id = tool.id
    and loan.taken_on >= $1::date
    and loan.taken_on < $1::date + interval '1 month'
  group by tool.id
  order by loans desc, tool.name
`;

const OVERDUE = `
  select loan.member, tool.name as tool, $1::date - loan.taken_on - 14 as "daysLate"
  from loan
  join tool on tool.id = loan.tool_id
  where loan.taken_on < $1::date - 14
    and (loan.returned_on is null or loan.returned_on > $1::date)
  order by loan.taken_on, loan.member
`;

const LOANS_OF_A_MEMBER = `
  select tool.name as tool, loan.taken_on::text as "takenOn", loan.returned_on::text as "returnedOn"
  from loan
  join tool on tool.id = loan.tool_id
  where loan.member = $1
  order by loan.taken_on desc, loan.id desc
`;

export function createReports(pool: Pool): Reports {
  return {
    toolsOf: async (month) => (await pool.query<ToolReport>(TOOLS_OF_A_MONTH, [`${month}-01`])).rows,
    overdueOn: async (day) => (await pool.query<OverdueLoan>(OVERDUE, [day])).rows,
    loansOf: async (member) => (await pool.query<MemberLoan>(LOANS_OF_A_MEMBER, [member])).rows,
  };
}
