import { setTimeout as delay } from 'node:timers/promises';
import type { JudgingReport } from '../../src/domain/judging.ts';
import { groupScore, totalScore } from '../../src/domain/score.ts';
import { overallVerdict, Verdict } from '../../src/domain/verdict.ts';
import { ENGINE } from '../../src/protocol/engine.ts';
import type { Bench, JudgingRequest } from '../../worker/bench/bench.ts';

/**
 * A bench that runs nothing: a submission says itself, in `script.json`, which verdict each case gets and how long
 * that takes. For tests of what lies around a bench.
 */
export async function openScriptedBench(): Promise<Bench> {
  const closing = new AbortController();
  return {
    isolation: { level: 3, mechanisms: ['script'] },
    judge: async (request) => {
      const { verdict, caseTimeMs, cases } = readScript(request);
      request.onProgress?.({ type: 'compiling' });
      for (let done = 0; done < cases; done += 1) {
        await delay(caseTimeMs, undefined, { signal: closing.signal });
        request.onProgress?.({ type: 'running', casesDone: done + 1, casesTotal: cases });
      }
      return { state: 'judged', report: reportOf(request, verdict, cases) };
    },
    close: async () => closing.abort(),
  };
}

/** A file for a submission, to be judged by the scripted bench. */
export function makeScript(script: { verdict?: Verdict; caseTimeMs?: number; cases?: number } = {}) {
  return { path: 'script.json', content: JSON.stringify(script) };
}

function readScript(request: JudgingRequest) {
  const content = request.files.find((file) => file.path === 'script.json')?.content ?? '{}';
  const script = JSON.parse(content) as Record<string, unknown>;
  return {
    verdict: Verdict.parse(script['verdict'] ?? 'accepted'),
    caseTimeMs: Number(script['caseTimeMs'] ?? 1),
    cases: Number(script['cases'] ?? 2),
  };
}

function reportOf(request: JudgingRequest, verdict: Verdict, count: number): JudgingReport {
  const groups = request.challenge.manifest.groups
    .filter((group) => request.kind === 'submission' || group.visibility === 'sample')
    .map(({ name, category, visibility, points }) => {
      const cases = Array.from({ length: count }, (_, index) => ({
        title: `${name} > secret title ${index + 1}`,
        verdict,
        ...(verdict === 'accepted' ? {} : { message: 'a hidden expectation' }),
      }));
      return { name, category, visibility, points, score: groupScore(points, cases), cases };
    });
  return {
    verdict: overallVerdict(groups.flatMap((group) => group.cases.map((result) => result.verdict))),
    score: request.kind === 'sample' ? null : totalScore(groups),
    groups,
    usage: { cpuTimeMs: 1, wallTimeMs: 2, peakMemoryMb: 3 },
    output: 'printed by the program',
    isolation: { level: 3, mechanisms: ['script'] },
    engine: ENGINE,
  };
}
