import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import type { CaseBehaviour } from '../../src/domain/behaviour.ts';
import { JudgeErrorCode } from '../../src/domain/judge-error.ts';
import type { CaseResult, JudgingReport } from '../../src/domain/judging.ts';
import { groupScore, totalScore } from '../../src/domain/score.ts';
import { overallVerdict, Verdict } from '../../src/domain/verdict.ts';
import { ENGINE } from '../../src/protocol/engine.ts';
import type { Bench, JudgingRequest } from '../../worker/bench/bench.ts';

const Script = z.strictObject({
  verdict: Verdict.default('accepted'),
  caseTimeMs: z.number().default(1),
  /** How many cases each group has. */
  cases: z.int().default(2),
  /** Ends the judging `aborted` after its cases. */
  abortWith: JudgeErrorCode.optional(),
});
type Script = z.infer<typeof Script>;

/** What a scripted bench writes where a real one would quote hidden tests or what they did. */
export const QUOTED = {
  title: 'QUOTED-TITLE',
  line: 'QUOTED-LINE: expected one to be another',
  details: 'QUOTED-DETAILS of the failure',
  diff: 'QUOTED-DIFF - Expected + Received',
  output: 'QUOTED-OUTPUT of the program',
  behaviour: 'GET https://shop.example/QUOTED-BEHAVIOUR',
  reason: 'QUOTED-REASON in a hidden spec',
} as const;

const BEHAVIOUR: CaseBehaviour = {
  group: QUOTED.title,
  title: QUOTED.title,
  calls: [{ kind: 'http', atMs: 0, tookMs: 0, what: QUOTED.behaviour, service: null, end: '200', fault: null }],
  callCount: 1,
  growths: [],
};

/**
 * A bench that runs nothing: a submission says itself, in `script.json`, which verdict each case gets and how long
 * that takes. For tests of what lies around a bench.
 */
export async function openScriptedBench(): Promise<Bench> {
  const closing = new AbortController();
  return {
    isolation: { level: 3, mechanisms: ['script'] },
    judge: async (request) => {
      const script = readScript(request);
      request.onProgress?.({ type: 'compiling' });
      for (let done = 0; done < script.cases; done += 1) {
        await delay(script.caseTimeMs, undefined, { signal: closing.signal });
        request.onProgress?.({ type: 'running', casesDone: done + 1, casesTotal: script.cases });
      }
      if (script.abortWith !== undefined) {
        return { state: 'aborted', code: script.abortWith, message: QUOTED.reason };
      }
      return { state: 'judged', report: reportOf(request, script), behaviour: [BEHAVIOUR] };
    },
    close: async () => closing.abort(),
  };
}

/** A file for a submission, to be judged by the scripted bench. */
export function makeScript(script: z.input<typeof Script> = {}) {
  return { path: 'script.json', content: JSON.stringify(script) };
}

function readScript(request: JudgingRequest): Script {
  const content = request.files.find((file) => file.path === 'script.json')?.content ?? '{}';
  return Script.parse(JSON.parse(content));
}

function reportOf(request: JudgingRequest, { verdict, cases: count }: Script): JudgingReport {
  const isCompiled = verdict !== 'compile-error';
  const groups = request.challenge.manifest.groups
    .filter((group) => request.kind === 'submission' || group.visibility === 'sample')
    .map(({ name, category, visibility, points }) => {
      const cases = Array.from({ length: isCompiled ? count : 0 }, () => caseOf(verdict));
      return { name, category, visibility, points, score: groupScore(points, cases), cases };
    });
  return {
    verdict: isCompiled ? overallVerdict(groups.flatMap((group) => group.cases.map((each) => each.verdict))) : verdict,
    score: request.kind === 'sample' ? null : totalScore(groups),
    groups,
    usage: { cpuTimeMs: 1_234.5, wallTimeMs: 2_345.5, peakMemoryMb: 34.5 },
    ...(isCompiled ? {} : { compileError: 'index.ts:1: this is no program' }),
    output: QUOTED.output,
    isolation: { level: 3, mechanisms: ['script'] },
    engine: ENGINE,
  };
}

function caseOf(verdict: Verdict): CaseResult {
  const { title, line, details, diff } = QUOTED;
  return verdict === 'accepted' ? { title, verdict } : { title, verdict, message: `${line}\n${details}\n\n${diff}` };
}
