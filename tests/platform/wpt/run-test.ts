import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import type { Artefacts } from '../../../worker/bench/artefacts/artefacts.ts';
import { runAsProgram } from '../program-isolate.ts';
import { READ, REPORT, type Report } from './test-script.ts';

/** A test in the isolate of a program. */
export function runInIsolate(artefacts: Artefacts, script: string, upstream: string): Report {
  const read = (name: string): string => readFileSync(path.join(upstream, name), 'utf8');
  return parseReport(runAsProgram(artefacts, script, REPORT, { [READ]: read }));
}

/** The same test in a Node process of its own. */
export async function runInNode(script: string, upstream: string): Promise<Report> {
  const child = spawn(process.execPath, ['--no-warnings', '-'], { stdio: ['pipe', 'pipe', 'pipe'] });
  child.stdin.end(`
    const { readFileSync, writeSync } = require('node:fs');
    const { runInThisContext } = require('node:vm');
    globalThis.${READ} = (name) => readFileSync(${JSON.stringify(upstream)} + '/' + name, 'utf8');
    process.on('uncaughtException', () => {});
    process.on('exit', () => writeSync(1, globalThis.${REPORT} ?? ''));
    // By these scripts would take it for a module of Node's.
    for (const name of ['module', 'exports', 'require']) delete globalThis[name];
    runInThisContext(${JSON.stringify(script)});
  `);
  const [report, complaint] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return parseReport(report, complaint);
}

function parseReport(report: string | undefined, complaint = ''): Report {
  if (report !== undefined && report !== '') return JSON.parse(report) as Report;
  return { status: 1, message: `the test came to no end ${complaint}`, subtests: [] };
}
