import DOMPurify from 'dompurify';
import { Marked } from 'marked';
import { Prose } from '../design/parts/prose.tsx';

/** Nothing is loaded: a picture is shown where the text brings it along. */
const OWN_PICTURE = /^data:image\/(png|jpeg|gif|webp);base64,[\w+/=]*$/i;

/** HTML is shown as it is written, and so are pictures that would have to be fetched. */
const markdownParser = new Marked({
  gfm: true,
  renderer: {
    html: ({ text }) => escapeHtml(text),
    image: ({ href, raw }) => (OWN_PICTURE.test(href) ? false : escapeHtml(raw)),
  },
});

/** Markdown that somebody writes, as others will see it. Nothing in it may run. */
export function MarkdownView({ markdown }: { readonly markdown: string }) {
  const html = DOMPurify.sanitize(markdownParser.parse(markdown, { async: false }), {
    FORBID_TAGS: ['style', 'form', 'input', 'button'],
    FORBID_ATTR: ['style', 'class', 'id'],
  });
  if (markdown.trim() === '') return <p class="soft">Nothing is written yet.</p>;
  return <Prose html={html} />;
}

function escapeHtml(text: string): string {
  const element = document.createElement('span');
  element.textContent = text;
  return element.innerHTML;
}
