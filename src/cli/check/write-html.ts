import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { CheckReport } from '../../protocol/check-report.ts';
import { renderCheckReport } from '../../web/check-report/render-check-report.ts';

/** Writes a page for each report: to the file that is named, or into the folder, or into a new one. */
export async function writeHtml(
  reports: readonly CheckReport[],
  target: string | undefined,
): Promise<readonly string[]> {
  const [only, ...others] = reports;
  if (target !== undefined && only !== undefined && others.length === 0) {
    await mkdir(path.dirname(path.resolve(target)), { recursive: true });
    return [await writePage(path.resolve(target), only)];
  }
  const folder = target === undefined ? await mkdtemp(path.join(tmpdir(), 'minicase-check-')) : path.resolve(target);
  await mkdir(folder, { recursive: true });
  return await Promise.all(reports.map((report) => writePage(path.join(folder, `${report.slug}.html`), report)));
}

async function writePage(file: string, report: CheckReport): Promise<string> {
  await writeFile(file, String(await renderCheckReport(report)));
  return file;
}
