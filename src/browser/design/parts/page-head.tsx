import type { ComponentChildren } from 'preact';

type PageHeadProps = { readonly home: string; readonly children?: ComponentChildren };

/** What stands above every page: where one is, and what concerns all of it. The page's content has the id `content`. */
export function PageHead({ home, children }: PageHeadProps) {
  return (
    <header class="page-head">
      <a class="skip-link visually-hidden" href="#content">
        Skip to the content
      </a>
      <a class="brand" href={home}>
        minicase
      </a>
      {children}
    </header>
  );
}
