export type ToolReport = {
  readonly tool: string;
  readonly loans: number;
  readonly cents: number;
};

export type OverdueLoan = {
  readonly member: string;
  readonly tool: string;
  readonly daysLate: number;
};

export type MemberLoan = {
  readonly tool: string;
  /** Days are written as `2026-05-14`. */
  readonly takenOn: string;
  readonly returnedOn: string | null;
};

export type Reports = {
  /** @param month - such as `2026-05` */
  readonly toolsOf: (month: string) => Promise<readonly ToolReport[]>;
  /** @param day - such as `2026-05-31` */
  readonly overdueOn: (day: string) => Promise<readonly OverdueLoan[]>;
  readonly loansOf: (member: string) => Promise<readonly MemberLoan[]>;
};
