import { Prose } from '../../design/parts/prose.tsx';
import { CommandLine } from '../command-line.tsx';
import { LANGUAGES } from '../landing/case-list.tsx';
import type { CaseWork } from './case-work.ts';

/** What is to be done, and within which bounds. */
export function StatementPane({ work }: { readonly work: CaseWork }) {
  const { statementHtml, limits, dependencies, languages, timeZone, entry, groups, categories } = work.view;
  const packages = Object.entries(dependencies);
  const hidden = [
    ...groups.filter(({ visibility }) => visibility === 'secret').map(({ name, points }) => `${name} ${points}`),
    ...categories.map(({ category, points }) => `${category} ${points}`),
  ];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section class="pane statement" id="pane-statement" aria-label="Statement" tabIndex={0}>
      <Prose html={statementHtml} />
      <h2>Good to know</h2>
      <dl class="terms">
        {hidden.length === 0 ? null : (
          <>
            <dt>Points of hidden tests</dt>
            <dd>{hidden.join(', ')}</dd>
          </>
        )}
        <dt>Language</dt>
        <dd>
          {languages.map((language) => LANGUAGES[language]).join(' or ')}; the tests import <code>{entry}</code>
        </dd>
        <dt>Packages</dt>
        <dd>
          {packages.length === 0
            ? 'none'
            : packages.map(([name, version], index) => (
                <span key={name}>
                  {index === 0 ? '' : ', '}
                  <code>{name}</code> {version}
                </span>
              ))}
        </dd>
        <dt>Limits</dt>
        <dd>
          {limits.cpuTimeMs / 1000} s of processor time, {limits.memoryMb} MB of memory, {limits.outputKb} kB of output
        </dd>
        <dt>Local time</dt>
        <dd>{timeZone}</dd>
        <dt>In your own editor</dt>
        <dd>
          <CommandLine />
        </dd>
      </dl>
    </section>
  );
}
