const LONGEST = 64;
const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** A challenge's name in addresses, out of its title: `What do we owe?` becomes `what-do-we-owe`. May be empty. */
export function suggestSlug(title: string): string {
  const plain = title.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  const words = plain.replaceAll(/['’]/g, '').match(/[a-z0-9]+/g) ?? [];
  return words.join('-').slice(0, LONGEST).replace(/-$/, '');
}

/** Why a name cannot be that of a new case, in words that go on a field; undefined where it can. */
export function refuseSlug(slug: string, taken: ReadonlySet<string>): string | undefined {
  if (slug === '') return 'must name the case, such as stock-report';
  if (!SLUG.test(slug)) return 'must be lower-case words joined by hyphens, such as stock-report';
  if (slug.length > LONGEST) return `must be at most ${LONGEST} characters`;
  if (taken.has(slug)) return 'is the name of another case: take another one, or edit that one';
  return slug === 'new' ? 'is the address of this page: take another one' : undefined;
}
