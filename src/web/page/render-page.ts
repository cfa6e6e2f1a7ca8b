import { html, raw } from 'hono/html';
import type { ChallengeSlug } from '../../domain/ids.ts';
import type { Role } from '../../domain/role.ts';
import type { Markup } from '../check-report/markup.ts';
import { PAGE_STYLE_FILE } from './page-style.ts';

export type Page = {
  readonly slug: ChallengeSlug;
  readonly title: string;
  /** Which of the challenge's pages it is; those below them are none of the three. */
  readonly at: 'versions' | 'rejudges' | 'health' | undefined;
  readonly body: Markup;
};

const TABS = ['versions', 'rejudges', 'health'] as const;

/** Who looks at it. */
export type Viewer = { readonly name: string; readonly role: Role };

/** Where the pages that are made in the browser are, as they link to each other. */
const PLACES: readonly (readonly [path: string, text: string, roles: readonly Role[]])[] = [
  ['/', 'Challenges', ['admin', 'author', 'reviewer']],
  ['/invitations', 'Invitations', ['admin', 'reviewer']],
  ['/candidates', 'Candidates', ['admin', 'reviewer']],
  ['/staff', 'Staff', ['admin']],
  ['/changes', 'Changes', ['admin']],
  ['/account', 'Account', ['admin', 'author', 'reviewer']],
];

/** A page for staff: one challenge's, whole without scripts or anything loaded. */
export function renderPage({ slug, title, at, body }: Page, { name, role }: Viewer): Markup {
  const places = PLACES.filter(([, , roles]) => roles.includes(role));
  return html`<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>${title}</title>
  <link rel="icon" href="data:,">
  <link rel="stylesheet" href="/assets/${PAGE_STYLE_FILE.name}">
</head>
<body>
  <header class="head"><a class="brand" href="/">minicase</a>
    <nav aria-label="Staff">${places.map(
      ([path, text]) => html`<a href="${path}"${path === '/' ? raw(' class="here"') : ''}>${text}</a>`,
    )}</nav>
    <span class="who">${name}</span></header>
  <nav class="case" aria-label="Pages of ${slug}"><strong>${slug}</strong>${TABS.map(
    (tab) =>
      html`<a href="/challenges/${slug}/${tab}"${at === tab ? raw(' aria-current="page"') : ''}>${tab[0]?.toUpperCase()}${tab.slice(1)}</a>`,
  )}<a href="/cases/${slug}">Edit</a></nav>
  <main>${body}</main>
</body>
</html>`;
}

/** `2026-11-25 10:00`, in UTC. */
export function minute(time: string): string {
  return time.slice(0, 16).replace('T', ' ');
}

export function percent(share: number): string {
  return `${Math.round(100 * share)} %`;
}

/** At most two digits behind the point. */
export function figure(value: number): string {
  return String(Math.round(100 * value) / 100);
}

/** With its sign, and a true minus. */
export function signed(value: number): string {
  const text = figure(Math.abs(value));
  if (text === '0') return '0';
  return value < 0 ? `−${text}` : `+${text}`;
}
