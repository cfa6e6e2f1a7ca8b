import type { Field, RunAnswer, RunStatus, StatementResult } from '../postgres-client/link.ts';

/** The kinds of messages that are listened to: https://www.postgresql.org/docs/18/protocol-message-formats.html */
const KIND = { rowDescription: 0x54, dataRow: 0x44, commandComplete: 0x43, error: 0x45, ready: 0x5a } as const;
const HEADER_BYTES = 5;
const NULL_LENGTH = -1;

/** Reads all that Postgres has sent in answer to a run. */
export function decodeAnswer(bytes: Buffer): RunAnswer {
  const results: StatementResult[] = [];
  let fields: readonly Field[] = [];
  let rows: (readonly (string | null)[])[] = [];
  let error: Readonly<Record<string, string>> | undefined;
  let status: RunStatus = 'I';
  for (let start = 0; start < bytes.length; ) {
    const kind = bytes[start];
    const end = start + 1 + bytes.readUInt32BE(start + 1);
    const body = bytes.subarray(start + HEADER_BYTES, end);
    switch (kind) {
      case KIND.rowDescription:
        fields = readFields(body);
        break;
      case KIND.dataRow:
        rows.push(readRow(body));
        break;
      case KIND.commandComplete:
        results.push({ ...readTag(body), fields, rows });
        fields = [];
        rows = [];
        break;
      case KIND.error:
        error ??= readError(body);
        break;
      case KIND.ready:
        status = body.toString('latin1', 0, 1) as RunStatus;
        break;
    }
    start = end;
  }
  return { results, ...(error !== undefined && { error }), status };
}

function readFields(body: Buffer): readonly Field[] {
  const fields: Field[] = [];
  let at = 2;
  for (let count = body.readUInt16BE(0); count > 0; count--) {
    const end = body.indexOf(0, at);
    fields.push({
      name: body.toString('utf8', at, end),
      tableID: body.readUInt32BE(end + 1),
      columnID: body.readInt16BE(end + 5),
      dataTypeID: body.readUInt32BE(end + 7),
      dataTypeSize: body.readInt16BE(end + 11),
      dataTypeModifier: body.readInt32BE(end + 13),
    });
    at = end + 19;
  }
  return fields;
}

function readRow(body: Buffer): readonly (string | null)[] {
  const row: (string | null)[] = [];
  let at = 2;
  for (let count = body.readUInt16BE(0); count > 0; count--) {
    const length = body.readInt32BE(at);
    at += 4;
    if (length === NULL_LENGTH) {
      row.push(null);
    } else {
      row.push(body.toString('utf8', at, at + length));
      at += length;
    }
  }
  return row;
}

/** `INSERT 0 3`, `SELECT 12`, `CREATE TABLE`. */
function readTag(body: Buffer): Pick<StatementResult, 'command' | 'rowCount'> {
  const tag = body.toString('utf8', 0, body.length - 1);
  const [, command = tag, count] = /^([A-Z]+)(?: \d+)*? (\d+)$/.exec(tag) ?? [];
  return {
    command: count === undefined ? (tag.split(' ')[0] ?? tag) : command,
    rowCount: count === undefined ? null : Number(count),
  };
}

function readError(body: Buffer): Readonly<Record<string, string>> {
  const error: Record<string, string> = {};
  for (let at = 0; body[at] !== 0 && at < body.length; ) {
    const end = body.indexOf(0, at);
    error[String.fromCharCode(body[at] as number)] = body.toString('utf8', at + 1, end);
    at = end + 1;
  }
  return error;
}
