import type { CDPSession, Page } from 'playwright-core';

/** Processor time that a page's main thread spent on something, in ms: what else the machine does is not in it. */
export type PageCosts = {
  readonly scriptMs: number;
  /** Styles and layout. */
  readonly layoutMs: number;
  /** All its tasks, those of script, layout and painting among them. */
  readonly taskMs: number;
};

/** Chromium's own account of what a page does. */
export class PageMeter {
  readonly #session: CDPSession;

  private constructor(session: CDPSession) {
    this.#session = session;
  }

  static async of(page: Page): Promise<PageMeter> {
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    return new PageMeter(session);
  }

  async measure<Result>(act: () => Promise<Result>): Promise<PageCosts & { readonly result: Result }> {
    const before = await this.#read();
    const result = await act();
    const after = await this.#read();
    const spentMs = (name: string) => 1_000 * ((after.get(name) ?? 0) - (before.get(name) ?? 0));
    return {
      result,
      scriptMs: spentMs('ScriptDuration'),
      layoutMs: spentMs('LayoutDuration') + spentMs('RecalcStyleDuration'),
      taskMs: spentMs('TaskDuration'),
    };
  }

  async #read(): Promise<ReadonlyMap<string, number>> {
    const { metrics } = await this.#session.send('Performance.getMetrics');
    return new Map(metrics.map(({ name, value }) => [name, value]));
  }
}
