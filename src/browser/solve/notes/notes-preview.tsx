import DOMPurify from 'dompurify';
import { Marked } from 'marked';
import { Prose } from '../prose.tsx';

const markdownParser = new Marked({ gfm: true });

/** Notes as reviewers see them. A candidate writes them, so nothing in them may run. */
export function NotesPreview({ markdown }: { readonly markdown: string }) {
  const html = DOMPurify.sanitize(markdownParser.parse(markdown, { async: false }), {
    FORBID_TAGS: ['style', 'form', 'input', 'button'],
    FORBID_ATTR: ['style', 'class', 'id'],
  });
  if (markdown.trim() === '') return <p class="soft">Nothing is written yet.</p>;
  return <Prose html={html} />;
}
