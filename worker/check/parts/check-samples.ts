import type { CaseResult, GroupResult } from '../../../src/domain/judging.ts';
import { caseName } from '../case-name.ts';
import { error, type Part, plural, steps } from '../check-part.ts';

/** Sample tests pass on the model, and fail on the starter in a way that shows what is to be done. */
export const checkSamples: Part = async (subject, _known, options) => {
  const { challenge, starter, model } = subject;
  const samples = challenge.manifest.groups.filter(({ visibility }) => visibility === 'sample');
  if (samples.length === 0) {
    return {
      findings: [
        error(
          'there is no sample group: candidates have nothing to run',
          "add a group with visibility 'sample' to challenge.json, and its spec to tests/sample",
          'challenge.json',
        ),
      ],
      summary: 'no sample group',
    };
  }
  const step = steps(options, 2);
  const judge = async (files: typeof starter) => {
    const report = await options.pool.judge({ challenge, files, kind: 'sample' });
    step();
    return report;
  };
  const [ofStarter, ofModel] = await Promise.all([judge(starter), model === undefined ? undefined : judge(model)]);
  const findings = [];
  if (ofStarter.compileError !== undefined) {
    findings.push(error(`the starter does not compile: ${ofStarter.compileError}`, 'mend the starter', 'starter/'));
  } else if (failedIn(ofStarter.groups).length === 0) {
    findings.push(
      error('the starter already passes all sample tests', 'let a sample test ask for what is to be built', 'starter/'),
    );
  }
  for (const { group, result } of failedIn(ofModel?.groups ?? [])) {
    findings.push(
      error(
        `the model fails the sample test '${caseName(group, result)}': ${result.message ?? result.verdict}`,
        'mend the model, or the test',
      ),
    );
  }
  const count = ofStarter.groups.reduce((sum, { cases }) => sum + cases.length, 0);
  return {
    findings,
    summary: `${plural(count, 'sample test')}; the starter passes ${count - failedIn(ofStarter.groups).length}`,
  };
};

function failedIn(groups: readonly GroupResult[]): { readonly group: string; readonly result: CaseResult }[] {
  return groups.flatMap(({ name, cases }) =>
    cases.filter(({ verdict }) => verdict !== 'accepted').map((result) => ({ group: name, result })),
  );
}
