import { Marked } from 'marked';

/** Addresses that a statement may lead to: the web, mail, a place in it, and files beside it. */
const HARMLESS = /^(https?:|mailto:|#|(?![a-z][a-z0-9+.-]*:))/i;

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const statements = new Marked({
  gfm: true,
  renderer: { html: ({ text }) => escapeHtml(text) },
  walkTokens(token) {
    if ((token.type === 'link' || token.type === 'image') && !HARMLESS.test(token['href'].trim())) token['href'] = '#';
  },
});

/** A statement's Markdown as HTML. HTML in it is shown as it is written, and addresses that run something lead nowhere. */
export function renderStatement(markdown: string): string {
  return statements.parse(markdown, { async: false });
}

function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => ESCAPES[character] ?? '');
}
