/** The style of a report that is one file. Both themes reach the contrast that WCAG AA asks for. */
export const CHECK_REPORT_STYLE = `
:root {
  color-scheme: light dark;
  --ink: light-dark(#1b1f24, #e6e9ed);
  --soft: light-dark(#57606a, #a3adb8);
  --paper: light-dark(#ffffff, #14171b);
  --line: light-dark(#d8dee4, #30363d);
  --tint: light-dark(#f5f7f9, #1c2127);
  --good: light-dark(#1a7f37, #57c46c);
  --bad: light-dark(#c02631, #ff8b84);
  --warn: light-dark(#8a5a00, #e3b341);
  --example: light-dark(#6639ba, #b694f6);
  font: 1rem / 1.55 system-ui, sans-serif;
}
body { margin: 0; background: var(--paper); color: var(--ink); }
main { max-width: 72rem; margin: 0 auto; padding: 2rem clamp(1rem, 4vw, 3rem) 4rem; }
h1 { margin: 0 0 0.5rem; font-size: 1.75rem; line-height: 1.2; }
h2 { margin: 2.5rem 0 0.75rem; font-size: 1.2rem; }
code, pre { font: 0.875em / 1.5 ui-monospace, monospace; overflow-wrap: anywhere; }
.eyebrow { margin: 0; color: var(--soft); }
.verdict { font-size: 1.1rem; font-weight: 600; }
.good { color: var(--good); } .bad { color: var(--bad); } .partial { color: var(--warn); }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: 0.35rem 0.9rem 0.35rem 0; border-bottom: 1px solid var(--line); font-weight: normal; }
thead th { color: var(--soft); font-size: 0.875rem; }
tbody th { font-weight: 600; white-space: nowrap; }
tbody th code { font-weight: 500; }
.number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
.figure { display: inline-block; min-width: 3.25rem; }
.time { white-space: nowrap; min-width: 9rem; }
.bar { display: inline-block; vertical-align: middle; width: 4rem; height: 0.5rem; margin-right: 0.5rem; border-radius: 2px;
  background: var(--line); }
.bar rect { fill: var(--soft); }
@media (width < 40rem) { .time { min-width: 0; } .time .bar { display: none; } }
.passed .state { color: var(--good); } .failed .state { color: var(--bad); } .skipped { color: var(--soft); }
.findings, .survivors { padding: 0; list-style: none; display: grid; gap: 0.75rem; }
.findings li { padding: 0.75rem 1rem; border-left: 4px solid var(--bad); background: var(--tint); }
.findings li.warning { border-color: var(--warn); }
.badge { color: var(--bad); font-weight: 600; } .warning .badge { color: var(--warn); }
.part { color: var(--soft); }
.message { margin: 0.25rem 0; white-space: pre-wrap; overflow-wrap: anywhere; }
.mend { margin: 0; color: var(--soft); } .mend::before { content: '→ '; }
.survivors p { margin: 0; }
.survivors pre { margin: 0.25rem 0 0; padding: 0.5rem 0.75rem; background: var(--tint); overflow-x: auto; white-space: pre; }
del, ins { text-decoration: none; } del { color: var(--bad); } ins { color: var(--good); }
.legend { color: var(--soft); display: flex; gap: 0.5rem; flex-wrap: wrap; align-items: center; }
.key { width: 0.8rem; height: 0.8rem; border-radius: 2px; margin-left: 0.75rem; }
.key.example { background: var(--example); margin-left: 0; } .key.killed { background: var(--good); }
.key.survived { background: var(--paper); border: 2px solid var(--bad); box-sizing: border-box; }
.matrix text { font: 9px ui-monospace, monospace; fill: var(--soft); }
.matrix .label { text-anchor: end; font-size: 8px; }
.matrix .group { fill: var(--tint); } .matrix .row { fill: transparent; }
.matrix g:hover > .row { fill: var(--line); }
.matrix .example .hit { fill: var(--example); } .matrix .killed .hit { fill: var(--good); }
.matrix .survived .label { fill: var(--bad); font-weight: 700; }
footer { margin-top: 3rem; color: var(--soft); font-size: 0.875rem; overflow-wrap: anywhere; }
:focus-visible { outline: 2px solid var(--example); outline-offset: 2px; }
`;
