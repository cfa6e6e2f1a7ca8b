import type { Category } from '../../../domain/category.ts';
import type { DecisionOutcome } from '../../../domain/decision.ts';
import type { ParticipationState } from '../../../domain/participation.ts';
import type { ColumnId } from './columns.ts';

/** Which rows of a board are shown, and in which order: all of it stands in the page's address. */
export type BoardQuery = {
  readonly sort: ColumnId;
  readonly isDescending: boolean;
  readonly state: ParticipationState | '';
  readonly decision: DecisionOutcome | 'none' | '';
  /** Only those at or above the invite line. */
  readonly isAbove: boolean;
  /** Only those of which the reader has no final review. */
  readonly isUnread: boolean;
  readonly isDisputed: boolean;
  /** Looked for in aliases, and in names that were revealed. */
  readonly text: string;
  /** The least that is asked for in a category. */
  readonly least: Readonly<Partial<Record<Category, number>>>;
  /** Who is picked to be compared. */
  readonly picked: readonly string[];
};

/** The reader's own order, and everybody. */
export const WHOLE_BOARD: BoardQuery = {
  sort: 'place',
  isDescending: false,
  state: '',
  decision: '',
  isAbove: false,
  isUnread: false,
  isDisputed: false,
  text: '',
  least: {},
  picked: [],
};

/** More than are compared are picked for other things, and an address does not hold them. */
const PICKED_IN_ADDRESS = 4;

const STATES = ['invited', 'working', 'handed-in', 'missed', 'withdrawn'] as const;
const DECISIONS = ['none', 'invite', 'decline', 'hold'] as const;
const OTHER_COLUMNS = [
  'place',
  'candidate',
  'total',
  'verdict',
  'time',
  'submissions',
  'reviews',
  'comments',
  'decision',
] as const;

/** Reads what `formatQuery` wrote; what makes no sense is as if it were not there. */
export function parseQuery(search: string, categories: readonly Category[]): BoardQuery {
  const given = new URLSearchParams(search);
  const sort = given.get('sort') ?? '';
  const column = [...OTHER_COLUMNS, ...categories].find((id) => id === sort.replace(/^-/, ''));
  const least = categories.flatMap((category) => {
    const value = Number(given.get(`least-${category}`) ?? Number.NaN);
    return value > 0 && value <= 100 ? [[category, value] as const] : [];
  });
  return {
    sort: column ?? 'place',
    isDescending: column !== undefined && sort.startsWith('-'),
    state: STATES.find((state) => state === given.get('state')) ?? '',
    decision: DECISIONS.find((decision) => decision === given.get('decision')) ?? '',
    isAbove: given.has('above'),
    isUnread: given.has('unread'),
    isDisputed: given.has('disputed'),
    text: given.get('q') ?? '',
    least: Object.fromEntries(least),
    picked: given.get('picked')?.split(',').filter(Boolean) ?? [],
  };
}

/** `?sort=-total&above=1`, or nothing for the whole board. */
export function formatQuery(query: BoardQuery): string {
  const { sort, isDescending, state, decision, isAbove, isUnread, isDisputed, text, least, picked } = query;
  const parts: readonly (readonly [string, string])[] = [
    ['sort', sort === 'place' && !isDescending ? '' : `${isDescending ? '-' : ''}${sort}`],
    ['state', state],
    ['decision', decision],
    ['above', isAbove ? '1' : ''],
    ['unread', isUnread ? '1' : ''],
    ['disputed', isDisputed ? '1' : ''],
    ['q', text],
    ...Object.entries(least).map(([category, value]) => [`least-${category}`, String(value)] as const),
    ['picked', picked.length > PICKED_IN_ADDRESS ? '' : picked.join(',')],
  ];
  const given = parts.filter(([, value]) => value !== '');
  if (given.length === 0) return '';
  return `?${given.map(([name, value]) => `${name}=${encodeURIComponent(value).replaceAll('%2C', ',')}`).join('&')}`;
}

/** Whether rows are left out. */
export function isFiltered({ state, decision, isAbove, isUnread, isDisputed, text, least }: BoardQuery): boolean {
  const isAsked = isAbove || isUnread || isDisputed || text.trim() !== '';
  return isAsked || state !== '' || decision !== '' || Object.keys(least).length > 0;
}
