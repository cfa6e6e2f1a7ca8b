import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { expect } from 'vitest';

/** A browser in which nothing may be complained of: errors, warnings and what a policy blocked fail the test. */
export class TestBrowser {
  readonly #browser: Browser;
  readonly #complaints: string[] = [];
  /** What is to be expected for now: a connection that a test has cut. */
  expected: RegExp | undefined;

  private constructor(browser: Browser) {
    this.#browser = browser;
  }

  static async open(): Promise<TestBrowser> {
    const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
    return new TestBrowser(await chromium.launch({ executablePath, args: ['--no-sandbox'] }));
  }

  async openContext(options: BrowserContextOptions = {}): Promise<BrowserContext> {
    const context = await this.#browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
    context.setDefaultTimeout(20_000);
    context.on('page', (page) => this.#listen(page));
    return context;
  }

  async openPage(options: BrowserContextOptions = {}): Promise<Page> {
    return await (await this.openContext(options)).newPage();
  }

  /** Fails where something was complained of, and forgets it. */
  expectQuiet(): void {
    expect(this.#complaints.splice(0)).toEqual([]);
  }

  async close(): Promise<void> {
    await this.#browser.close();
  }

  #listen(page: Page): void {
    page.on('console', (message) => {
      const text = `${message.type()}: ${message.text()}`;
      if (!/^(error|warning)/.test(text) || this.expected?.test(text) === true) return;
      this.#complaints.push(text);
    });
    page.on('pageerror', (error) => this.#complaints.push(`thrown: ${error.stack}`));
  }
}

/** Fails where the page is hard or impossible to use for some people, or is wider than its window. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join('\n')}`,
  );
  expect(found).toEqual([]);
  expect(await page.evaluate(findWider)).toEqual([]);
}

/** What makes the page wider than its window. */
function findWider(): string[] {
  const { scrollWidth } = document.documentElement;
  if (scrollWidth <= innerWidth) return [];
  const wide = [...document.querySelectorAll('body *')].filter(
    (element) => element.getBoundingClientRect().right > innerWidth,
  );
  return [`${scrollWidth} px`, ...wide.map((element) => element.outerHTML.slice(0, 120))];
}

/** Fails where it is so in a narrow window or in a wide one, in light or in dark. */
export async function expectAccessibleEverywhere(page: Page): Promise<void> {
  for (const width of [320, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await expectAccessible(page);
    }
  }
}
