export type DemoPerson = { readonly name: string; readonly email: string };

const NAMES = [
  'Noor van den Berg',
  'Tomasz Kowalczyk',
  'Aisha Rahman',
  'Lucas Ferreira',
  'Mei-Ling Zhang',
  'Oisín Byrne',
  'Fatima El Idrissi',
  'Jonas Lindqvist',
  'Priya Raghunathan',
  'Marek Novotný',
  'Chiara Bellini',
  'Kwame Mensah',
  'Elif Yıldız',
  'Hannah Goldberg',
  'Diego Fuentes',
  'Anouk Lefèvre',
  'Yusuf Demir',
  'Sofia Papadopoulou',
  'Emeka Okonkwo',
  'Ingrid Solberg',
  'Rafael Monteiro',
  'Thandiwe Dlamini',
  'Ivan Petrov',
  'Leila Haddad',
  'Bram de Wit',
  'Saoirse Murphy',
  'Hiroshi Tanaka',
  'Zsófia Kovács',
  'Mateo Giménez',
  'Amara Diallo',
  'Pieter Janssen',
  'Nadia Benali',
  'Gustav Eriksen',
  'Ximena Rojas',
  'Arjun Mehta',
  'Katarzyna Wójcik',
  'Samuel Osei',
  'Linnea Virtanen',
  'Omar Farouk',
  'Eva Hofmann',
] as const;

/** Up to so many there are who apply. */
export const DEMO_PEOPLE: readonly DemoPerson[] = NAMES.map((name) => ({ name, email: emailOf(name) }));

/** Addresses that never reach anybody. */
function emailOf(name: string): string {
  const letters = name.normalize('NFKD').replaceAll(/\p{M}/gu, '').replaceAll('ı', 'i').toLowerCase();
  return `${letters.replaceAll(/[^a-z]+/g, '.')}@example.com`;
}

export type DemoStaff = {
  readonly name: string;
  readonly email: string;
  readonly role: 'admin' | 'author' | 'reviewer';
};

/** Who works at the company. */
export const DEMO_STAFF: readonly DemoStaff[] = [
  { name: 'Ada Admin', email: 'ada@example.com', role: 'admin' },
  { name: 'Rosa Reviewer', email: 'rosa@example.com', role: 'reviewer' },
  { name: 'Ravi Reviewer', email: 'ravi@example.com', role: 'reviewer' },
  { name: 'Anna Author', email: 'anna@example.com', role: 'author' },
  { name: 'Arne Author', email: 'arne@example.com', role: 'author' },
];
