import { useEffect, useRef } from 'preact/hooks';

/** Text with headings, code and tables, of HTML that whoever made it has made harmless. */
export function Prose({ html }: { readonly html: string }) {
  const article = useRef<HTMLElement>(null);
  useEffect(() => {
    // What is wider than its column is scrolled, by the keyboard too.
    for (const wide of article.current?.querySelectorAll<HTMLElement>('pre, table') ?? []) wide.tabIndex = 0;
  }, [html]);
  return <article ref={article} class="prose" dangerouslySetInnerHTML={{ __html: html }} />;
}
