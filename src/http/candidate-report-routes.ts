import type { Context } from 'hono';
import type { CandidateReportPage } from '../protocol/review/candidate-report-page.ts';
import { ReportToken } from '../protocol/review/review-view.ts';
import { findCandidateReport } from '../service/reviews/candidate-report.ts';
import { renderLostReport, renderReportPage } from '../web/candidate-report/render-report-page.ts';
import { renderReportPdf } from '../web/candidate-report/render-report-pdf.ts';
import { limitRate, RateCounter, type RateLimits } from './rate-limit.ts';
import type { Routes } from './routes.ts';

/** Whoever has the link reads it: it is kept out of caches, search engines, and what other sites are told. */
const PRIVATE = {
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex, nofollow',
} as const;

/** Where candidates read what came of their work. */
export const addCandidateReportRoutes =
  (limits: RateLimits): Routes =>
  (app, service) => {
    const failures = new RateCounter(limits.failures);
    const find = async (context: Context): Promise<CandidateReportPage | undefined> => {
      for (const [name, value] of Object.entries(PRIVATE)) context.header(name, value);
      const token = ReportToken.safeParse(context.req.param('token'));
      return token.success ? await findCandidateReport(service, token.data) : undefined;
    };
    const lost = async (context: Context) =>
      (await failures.refuse(context, context.var.address)) ?? context.html(await renderLostReport(), 404);
    app.get('/r/:token', async (context) => {
      const report = await find(context);
      if (report === undefined) return await lost(context);
      return context.html(await renderReportPage(report, `/r/${context.req.param('token')}/report.pdf`));
    });
    app.get('/r/:token/report.pdf', limitRate(limits.reports), async (context) => {
      const report = await find(context);
      if (report === undefined) return await lost(context);
      return context.body(await renderReportPdf(report), 200, {
        'content-type': 'application/pdf',
        'content-disposition': 'inline; filename="report.pdf"',
      });
    });
  };
