import DOMPurify from 'dompurify';
import { Marked } from 'marked';
import { Prose } from '../prose.tsx';

/** HTML is shown as it is written, and so are images: there is nowhere that they could be loaded from. */
const markdownParser = new Marked({
  gfm: true,
  renderer: { html: ({ text }) => escapeHtml(text), image: ({ raw }) => escapeHtml(raw) },
});

/** Notes as reviewers see them. A candidate writes them, so nothing in them may run. */
export function NotesPreview({ markdown }: { readonly markdown: string }) {
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
