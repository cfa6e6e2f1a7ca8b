import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

const RUN = 'window.xss=1';
/** Where nothing is ever to be asked for anything. */
const ELSEWHERE = 'https://elsewhere.example';

/** Texts that run something, or ask another server, where they are taken for more than text. One line each. */
export const HOSTILE_TEXTS = [
  `<script>${RUN}</script>`,
  `<img src=x onerror=${RUN}>`,
  `<svg onload=${RUN}>`,
  `<svg><animate onbegin=${RUN} attributeName=x>`,
  `"><script>${RUN}</script>`,
  `'-alert(1)-'" onfocus=${RUN} autofocus x="`,
  `</textarea><script>${RUN}</script>`,
  `</title><script>${RUN}</script>`,
  `</script><script>${RUN}</script>`,
  `</style></pre></code><img src=x onerror=${RUN}>`,
  `<!--><img src=x onerror=${RUN}>-->`,
  `<math><mtext><table><mglyph><style><img src=x onerror=${RUN}>`,
  `<iframe srcdoc="<script>parent.${RUN}</script>">`,
  `<a href="javascript:${RUN}">x</a>`,
  `<base href=${ELSEWHERE}>`,
  `<meta http-equiv=refresh content="0;url=${ELSEWHERE}">`,
  `<style>*{background:url(${ELSEWHERE})}</style>`,
  `<form action=${ELSEWHERE}><button>`,
  `javascript:${RUN}`,
  `data:text/html,<script>${RUN}</script>`,
  `\${${RUN}}`,
  `{{constructor.constructor('${RUN}')()}}`,
  `&lt;script&gt;${RUN}&lt;/script&gt; &#x3c;b>`,
  `__proto__ %3Cscript%3E ../.. ?a=1&b=2#c`,
  'W'.repeat(110),
] as const;

/** The same for Markdown. Code is shown as it is written: the rest leads nowhere and loads nothing. */
export const HOSTILE_MARKDOWN = [
  ...HOSTILE_TEXTS.flatMap((text) => [text, `\`${text}\``]),
  `[a link](javascript:${RUN})`,
  `[a link](JaVaScRiPt&colon;${RUN})`,
  `[a link](&#x6a;avascript:${RUN})`,
  `[a link](java\tscript:${RUN})`,
  `[a link](\u0001javascript:${RUN})`,
  `[a link](data:text/html,<script>${RUN}</script>)`,
  `[a link](vbscript:${RUN} "x\\" onclick=${RUN}")`,
  `![an image](javascript:${RUN})`,
  `![an image](data:text/html,<script>${RUN}</script>)`,
  `![an image](data:image/svg+xml,<svg/onload=${RUN}>)`,
  `![an image](${ELSEWHERE}/pixel.png)`,
  `![an image](x" onerror=${RUN} x=")`,
  `<javascript:${RUN}>`,
  `[a reference][r]`,
  `[r]: javascript:${RUN}`,
  `\`\`\`"><img src=x onerror=${RUN}>\ncode\n\`\`\``,
].join('\n\n');

/** Text that reads in another order than it is written, or is too long for any line. */
export const ODD_TEXT = `\u202egnp.exe\u202c \u2066right\u2069 ${'word'.repeat(100)} \u0300\u0301\u0302`;

/** Watches a page: nothing of what it shows may run, ask another server, or open anything. */
export function watch(page: Page, address: string): { readonly expectHarmless: () => Promise<void> } {
  const hits: string[] = [];
  page.on('dialog', (dialog) => {
    hits.push(`a dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('popup', (popup) => hits.push(`a window: ${popup.url()}`));
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (/^https?:$/.test(url.protocol) && url.origin !== address) hits.push(`a request: ${url.href}`);
  });
  return {
    expectHarmless: async () => {
      const found = await page.evaluate(() => ({
        hasRun: 'xss' in window,
        frames: frames.length,
        links: [...document.querySelectorAll('a[href]')]
          .map((link) => (link as HTMLAnchorElement).protocol)
          .filter((protocol) => !/^(https?|mailto|blob):$/.test(protocol)),
        handlers: [...document.querySelectorAll('*')].flatMap((element) =>
          element.getAttributeNames().filter((name) => name.startsWith('on')),
        ),
      }));
      expect(found).toEqual({ hasRun: false, frames: 0, links: [], handlers: [] });
      expect(hits).toEqual([]);
    },
  };
}

/** Fails where one of the texts does not stand there as it was written. */
export async function expectWritten(place: Locator, texts: readonly string[]): Promise<void> {
  const shown = (await place.textContent()) ?? '';
  expect(texts.filter((text) => !shown.includes(text))).toEqual([]);
}
