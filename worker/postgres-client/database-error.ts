/** Names that node-postgres has for the fields of Postgres' errors. */
const FIELDS: Readonly<Record<string, string>> = {
  ...{ S: 'severity', C: 'code', D: 'detail', H: 'hint', P: 'position', p: 'internalPosition', q: 'internalQuery' },
  ...{ W: 'where', s: 'schema', t: 'table', c: 'column', d: 'dataType', n: 'constraint', F: 'file', L: 'line' },
  R: 'routine',
};

/** What a statement was refused with, with the properties of node-postgres' error of the same name. */
export class DatabaseError extends Error {
  declare readonly severity: string | undefined;
  /** SQLSTATE: https://www.postgresql.org/docs/18/errcodes-appendix.html */
  declare readonly code: string | undefined;
  declare readonly detail: string | undefined;
  declare readonly hint: string | undefined;
  declare readonly constraint: string | undefined;
  declare readonly schema: string | undefined;
  declare readonly table: string | undefined;
  declare readonly column: string | undefined;
  override readonly name: string = 'error';

  static fromFields(fields: Readonly<Record<string, string>>): DatabaseError {
    const error = new DatabaseError(fields['M'] ?? 'the database refused a statement');
    const named: Record<string, string | undefined> = {};
    for (const [letter, name] of Object.entries(FIELDS)) named[name] = fields[letter];
    return Object.assign(error, named);
  }
}
