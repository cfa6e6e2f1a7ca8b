import { createHash } from 'node:crypto';
import { CHECK_REPORT_STYLE } from '../check-report/check-report-style.ts';

/** The style of staff pages, on top of that of check reports, which they hold. */
const PAGE_STYLE = `${CHECK_REPORT_STYLE}
body { --accent: light-dark(#0b5cad, #79b8ff); background: light-dark(#f4f6f8, #0e1114); }
.head, nav.case { display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; align-items: center; padding: 0.25rem 1rem;
  border-bottom: 1px solid var(--line); background: var(--paper); }
.head { min-height: 3.25rem; }
.head nav { display: flex; flex: 1; gap: 0.25rem; overflow-x: auto; scrollbar-width: thin; }
.head a, nav.case a { flex: none; padding: 0.45rem 0.8rem; border-bottom: 2px solid transparent; color: var(--soft); text-decoration: none; }
.head a:hover, nav.case a:hover { color: var(--ink); }
.head a.brand { padding: 0; color: inherit; font-weight: 700; letter-spacing: -0.01em; }
.head a.here, nav.case a[aria-current] { color: var(--ink); font-weight: 600; border-bottom-color: var(--accent); }
.who { color: var(--soft); font-size: 0.875rem; }
nav.case strong { margin-right: auto; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
@media (width < 52rem) { .head nav { order: 1; flex: 1 0 100%; } .who { flex: 1; text-align: right; } }
@media (width < 36rem) { nav.case { column-gap: 0.25rem; } nav.case strong { flex: 1 0 100%; padding-top: 0.25rem; } nav.case a { padding-inline: 0.5rem; } }
main a { color: var(--accent); text-underline-offset: 0.18em; }
.facts { display: flex; flex-wrap: wrap; gap: 0.5rem 2.5rem; margin: 1rem 0; padding: 0; }
.facts div { display: grid; } .facts dt { color: var(--soft); font-size: 0.875rem; } .facts dd { margin: 0; font-size: 1.15rem; }
.changelog { margin: 0; white-space: pre-wrap; }
.caution { padding: 0.75rem 1rem; border-left: 4px solid var(--warn); background: var(--tint); }
.patch { margin: 0; padding: 0.5rem 0; background: var(--tint); overflow-x: auto; white-space: pre; overflow-wrap: normal; line-height: 1.45; }
.patch span { display: block; padding: 0 0.75rem; min-width: max-content; }
.patch .gone { color: var(--bad); } .patch .new { color: var(--good); } .patch .place { color: var(--soft); }
details.file { margin: 0.75rem 0; border: 1px solid var(--line); }
details.file .operation { padding: 0 0.75rem 0.75rem; }
details.file > summary { padding: 0.5rem 0.75rem; cursor: pointer; }
.check { margin-top: 3rem; border-top: 1px solid var(--line); padding-top: 1.5rem; }
.plots { display: flex; flex-wrap: wrap; gap: 2rem; }
figure { margin: 1rem 0; } figcaption { color: var(--soft); max-width: 28rem; }
.plot { display: block; max-width: 100%; height: auto; }
.plot text { font: 11px system-ui, sans-serif; fill: var(--soft); }
.plot .axis { stroke: var(--soft); } .plot .guide { stroke: var(--line); } .plot .line { stroke: var(--warn); stroke-dasharray: 4 3; }
.plot .bar-shape { fill: var(--example); }
.plot .dot { fill: var(--soft); fill-opacity: 0.75; } .plot .dot.good { fill: var(--good); } .plot .dot.bad { fill: var(--bad); }
.plot .dot.partial { fill: var(--warn); }
form { display: flex; flex-wrap: wrap; gap: 0.75rem; align-items: center; margin: 1rem 0; }
button, input, select { min-height: 2.25rem; font: inherit; color: inherit; background: var(--paper); border: 1px solid light-dark(#868f99, #6d7681);
  border-radius: 6px; padding: 0.35rem 0.9rem; }
button { font-weight: 500; } button.primary { background: var(--accent); border-color: var(--accent); color: light-dark(#ffffff, #0b1622); }
button.primary:hover { background: light-dark(#094a8c, #a5d0ff); }
button { cursor: pointer; } button[aria-pressed='true'] { border-color: var(--ink); font-weight: 600; } button:hover { background: var(--tint); }
input[type='number'] { width: 6rem; }
`;

/** It is served from a file of its own, since pages may hold no styles; its name changes with it. */
export const PAGE_STYLE_FILE = {
  name: `page-${createHash('sha256').update(PAGE_STYLE).digest('hex').slice(0, 10)}.css`,
  content: PAGE_STYLE,
} as const;
