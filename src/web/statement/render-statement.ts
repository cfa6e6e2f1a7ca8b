import { Marked } from 'marked';

/**
 * Addresses that a statement may lead to: the web, mail, a place in it, and files beside it. Before the first `/`, `?`
 * or `#` of those there is nothing that a browser could read as a protocol: no colon, and no entity or control
 * character that it would make one of.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: browsers leave them out of what they read as a protocol
const HARMLESS = /^(https?:|mailto:|#|[^:&\\\x00-\x20]*([/?#]|$))/i;

/** Nothing else is loaded than pictures that a statement brings along or has beside it. */
const OWN_PICTURE = /^(data:image\/(png|jpeg|gif|webp);base64,[\w+/=]*$|(?!\/\/)[^:&\\\s]+$)/i;

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const statements = new Marked({
  gfm: true,
  renderer: {
    html: ({ text }) => escapeHtml(text),
    image: ({ href, raw }) => (OWN_PICTURE.test(href) ? false : escapeHtml(raw)),
  },
  walkTokens(token) {
    if (token.type === 'link' && !HARMLESS.test(token['href'].trim())) token['href'] = '#';
  },
});

/** A statement's Markdown as HTML. HTML in it is shown as it is written, and addresses that run something lead nowhere. */
export function renderStatement(markdown: string): string {
  return statements.parse(markdown, { async: false });
}

function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => ESCAPES[character] ?? '');
}
