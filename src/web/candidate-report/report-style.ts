import { createHash } from 'node:crypto';

/** Both themes reach the contrast that WCAG AA asks for; what is printed is black on white. */
const REPORT_STYLE = `
:root {
  color-scheme: light dark;
  --ink: light-dark(#1b1f24, #e6e9ed);
  --soft: light-dark(#57606a, #a3adb8);
  --paper: light-dark(#ffffff, #14171b);
  --line: light-dark(#d8dee4, #30363d);
  --tint: light-dark(#f5f7f9, #1c2127);
  --good: light-dark(#1a7f37, #57c46c);
  --bad: light-dark(#c02631, #ff8b84);
  --bar: light-dark(#6639ba, #b694f6);
  font: 1rem / 1.6 system-ui, sans-serif;
}
body { margin: 0; background: var(--paper); color: var(--ink); }
main { max-width: 44rem; margin: 0 auto; padding: 2.5rem clamp(1rem, 5vw, 3rem) 4rem; overflow-wrap: break-word; }
h1 { margin: 0; font-size: 1.9rem; line-height: 1.2; text-wrap: balance; }
h2 { margin: 2.5rem 0 0.75rem; font-size: 1.25rem; }
h3 { margin: 1.75rem 0 0; font-size: 1rem; }
p { margin: 0.75rem 0; }
pre { margin: 0.35rem 0 0; padding: 0.5rem 0.75rem; background: var(--tint); font: 0.85rem / 1.5 ui-monospace, monospace;
  white-space: pre-wrap; overflow-wrap: anywhere; }
a { color: inherit; text-underline-offset: 0.2em; }
:focus-visible { outline: 2px solid var(--bar); outline-offset: 2px; }
.soft { color: var(--soft); } .small { font-size: 0.9rem; } .flush { margin: 0; }
.facts { display: flex; flex-wrap: wrap; gap: 0 1.5rem; margin: 0.5rem 0 0; padding: 0; list-style: none; color: var(--soft); }
.message { margin: 2rem 0; padding: 0.5rem 1.25rem; border-left: 4px solid var(--bar); background: var(--tint); }
.message p { white-space: pre-line; }
.total { margin: 0; font-size: 1.5rem; font-weight: 650; font-variant-numeric: tabular-nums; }
.bar { display: block; width: 100%; height: 0.6rem; border-radius: 3px; background: var(--line); }
.bar rect { fill: var(--bar); }
.categories { display: grid; gap: 1.25rem; margin: 1.25rem 0; padding: 0; list-style: none; }
.categories .head { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1rem; font-variant-numeric: tabular-nums; }
.tests { display: grid; gap: 0.35rem; margin: 0.5rem 0; padding: 0; list-style: none; }
.tests .state { font-weight: 600; } .passed .state { color: var(--good); } .failed .state { color: var(--bad); }
footer { margin-top: 3rem; padding-top: 1rem; border-top: 1px solid var(--line); color: var(--soft); font-size: 0.9rem; }
@media print {
  :root { color-scheme: light; font-size: 10.5pt; }
  main { max-width: none; padding: 0; }
  .screen { display: none; }
  .bar, .bar rect { print-color-adjust: exact; }
  h2, h3 { break-after: avoid; } .tests li, .categories li { break-inside: avoid; }
  @page { margin: 18mm; }
}
`;

/** It is served from a file of its own, since pages may hold no styles; its name changes with it. */
export const REPORT_STYLE_FILE = {
  name: `report-${createHash('sha256').update(REPORT_STYLE).digest('hex').slice(0, 10)}.css`,
  content: REPORT_STYLE,
} as const;
