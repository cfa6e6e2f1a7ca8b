/** The parts of the page, in their order. */
export const PARTS = [
  'timeline',
  'playback',
  'code',
  'tests',
  'behaviour',
  'notes',
  'review',
  'similarity',
  'interview',
  'decision',
] as const;
export type Part = (typeof PARTS)[number];

/** Where on the page somebody is, as its address says. What is not said is left out. */
export type Place = {
  readonly part: Part;
  /** The number of a submission; without it the one that counts. */
  readonly submission?: number;
  /** The number of a save. */
  readonly revision?: number;
  /** A file, and a line in it. */
  readonly path?: string;
  readonly line?: number;
  /** A test. */
  readonly group?: string;
  readonly title?: string;
};

/** What an address's query says: `?part=code&submission=3&path=src/index.ts&line=12`. */
export function parsePlace(search: string): Place {
  const query = new URLSearchParams(search);
  const part = PARTS.find((each) => each === query.get('part')) ?? 'timeline';
  const [submission, revision, line] = ['submission', 'revision', 'line'].map((name) => parseCount(query.get(name)));
  const [path, group, title] = [query.get('path'), query.get('group'), query.get('title')];
  return {
    part,
    ...(submission === undefined ? {} : { submission }),
    ...(revision === undefined ? {} : { revision }),
    ...(path === null ? {} : { path }),
    ...(line === undefined ? {} : { line }),
    ...(group === null ? {} : { group }),
    ...(title === null ? {} : { title }),
  };
}

export function formatPlace(place: Place): string {
  const said = Object.entries(place).filter(([, value]) => value !== undefined);
  return `?${new URLSearchParams(said.map(([name, value]) => [name, String(value)]))}`;
}

function parseCount(text: string | null): number | undefined {
  return text !== null && /^\d{1,7}$/.test(text) ? Number(text) : undefined;
}
