import { CsvError, parse } from 'csv-parse/sync';
import { z } from 'zod';
import { INVITEES_AT_MOST, Invitee } from '../../protocol/invitation-view.ts';
import { type FieldError, Refusal } from '../refusal.ts';

/** What columns may be called, in lower case and with `_` for spaces. */
const COLUMNS: Readonly<Record<string, keyof Invitee>> = {
  candidate: 'candidate',
  email: 'candidate',
  e_mail: 'candidate',
  name: 'name',
  portfolio: 'portfolioUrl',
  portfolio_url: 'portfolioUrl',
  github: 'portfolioUrl',
  extra_time: 'extraTime',
};

const Rows = z.array(z.object({ record: z.record(z.string(), z.string()), info: z.object({ lines: z.number() }) }));

/**
 * Reads who is to be invited from a spreadsheet's export: comma or semicolon, with or without a byte order mark.
 *
 * @throws Refusal `invalid` with the line of each thing that is wrong
 */
export function parseInviteeCsv(csv: string): Invitee[] {
  const rows = readRows(csv);
  if (rows.length > INVITEES_AT_MOST) {
    throw invalid([{ path: 'csv', message: `must hold at most ${INVITEES_AT_MOST} people, and holds ${rows.length}` }]);
  }
  const errors: FieldError[] = [];
  const invitees: Invitee[] = [];
  for (const { record, info } of rows) {
    const parsed = Invitee.safeParse(inviteeOf(record));
    if (parsed.success) invitees.push(parsed.data);
    else errors.push(...parsed.error.issues.map((issue) => errorOf(issue, info.lines)));
  }
  if (errors.length > 0) throw invalid(errors);
  return invitees;
}

function readRows(csv: string): z.infer<typeof Rows> {
  try {
    const rows: unknown = parse(csv, {
      bom: true,
      columns: nameColumns,
      delimiter: delimiterOf(csv),
      info: true,
      relax_column_count_less: true,
      skip_empty_lines: true,
      trim: true,
    });
    return Rows.parse(rows);
  } catch (error) {
    if (error instanceof CsvError) throw invalid([{ path: 'csv', message: error.message }]);
    throw error;
  }
}

/** What the names of the columns are set apart by: none of them holds any of these. */
function delimiterOf(csv: string): string {
  const [header = ''] = csv.split(/\r?\n/, 1);
  return [';', '\t'].find((delimiter) => header.includes(delimiter)) ?? ',';
}

function nameColumns(header: readonly string[]): string[] {
  const columns = header.map(
    (name) =>
      COLUMNS[
        name
          .trim()
          .toLowerCase()
          .replaceAll(/[\s-]+/g, '_')
      ],
  );
  const unknown = header.filter((_, index) => columns[index] === undefined);
  if (unknown.length > 0) {
    const known = 'candidate (or email), name, portfolio, extra_time';
    throw invalid(unknown.map((name) => ({ path: 'csv line 1', message: `'${name}' is not one of ${known}` })));
  }
  if (!columns.includes('candidate')) {
    throw invalid([{ path: 'csv line 1', message: 'must name a column `candidate` or `email`' }]);
  }
  return columns.map(String);
}

function inviteeOf({ extraTime, ...texts }: Readonly<Record<string, string>>): unknown {
  const given = Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== ''));
  const hasExtraTime = extraTime !== undefined && extraTime !== '';
  return { ...given, ...(hasExtraTime ? { extraTime: parseFactor(extraTime) } : {}) };
}

/** As people write it, with a point or a comma: `0x2` and `1e1` are slips. NaN for what is none. */
function parseFactor(text: string): number {
  return /^\d+([.,]\d+)?$/.test(text) ? Number(text.replace(',', '.')) : Number.NaN;
}

function errorOf(issue: z.core.$ZodIssue, line: number): FieldError {
  return { path: `csv line ${line}`, message: `${issue.path.join('.')}: ${issue.message}` };
}

function invalid(fields: readonly FieldError[]): Refusal {
  return new Refusal('invalid', 'The CSV cannot be read as it is; nobody was invited.', fields);
}
