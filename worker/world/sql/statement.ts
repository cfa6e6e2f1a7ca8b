/** What a statement does to the transaction that it is part of, as far as its first words tell. */
export type StatementKind = 'begin' | 'end' | 'isolation' | 'savepoint' | 'read' | 'other';

const COMMENT = /^(?:\s|--[^\n]*(?:\n|$)|\/\*[\s\S]*?\*\/|;)+/;
const KINDS: readonly (readonly [RegExp, StatementKind])[] = [
  [/^(?:begin|start\s+transaction)\b/i, 'begin'],
  [/^(?:commit|end|abort|rollback(?!\s+(?:work\s+|transaction\s+)?to\b))\b/i, 'end'],
  [/^set\s+(?:local\s+)?transaction\b/i, 'isolation'],
  [/^(?:savepoint|release|rollback\s+(?:work\s+|transaction\s+)?to)\b/i, 'savepoint'],
  [/^(?:select|values|table|with|show|explain)\b/i, 'read'],
];

export function kindOf(text: string): StatementKind {
  const start = text.replace(COMMENT, '');
  return KINDS.find(([pattern]) => pattern.test(start))?.[1] ?? 'other';
}

/** Whether a statement that reads as harmless has others wait: locks that no row tells of. */
export function takesLock(text: string): boolean {
  return /\badvisory|\bfor\s+(?:no\s+key\s+update|update|key\s+share|share)\b/i.test(text);
}

/** Whether reads of a transaction see one snapshot, by what begins it. */
export function keepsSnapshot(text: string): boolean {
  return /isolation\s+level\s+(?:serializable|repeatable\s+read)/i.test(text);
}

/** Whether a statement is about the transaction only: nobody counts those. */
export function isControl(text: string): boolean {
  const kind = kindOf(text);
  return kind === 'begin' || kind === 'end' || kind === 'isolation' || kind === 'savepoint';
}

/** One line that tells a statement, for messages and logs. */
export function inOneLine(text: string, mostChars = 120): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > mostChars ? `${line.slice(0, mostChars - 1)}…` : line;
}
