import type { FunctionComponent } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Me, StaffView } from '../../protocol/staff-view.ts';
import { ApiProblem, wordsFor } from '../api/problem.ts';
import { PageHead } from '../design/parts/page-head.tsx';
import { readMe, signOut } from './api/staff-client.ts';
import { Failure } from './parts/failure.tsx';

export type SignedInProps = {
  readonly me: Me;
  readonly person: StaffView;
  /** What the address has in the places of its pattern. */
  readonly params: Readonly<Record<string, string>>;
  readonly reload: () => Promise<void>;
};

/** As wide as its window lets it be, nearly (`full`); or as wide and as high, for what scrolls inside (`whole`). */
export type PageWidth = 'wide' | 'full' | 'whole';

type SignedInPageProps = Pick<SignedInProps, 'params'> & {
  readonly page: FunctionComponent<SignedInProps>;
  readonly width: PageWidth | undefined;
};

/** Shows a page to who is signed in, and sends others to do so. */
export function SignedIn({ page: Page, params, width }: SignedInPageProps) {
  const [me, setMe] = useState<Me | undefined>(undefined);
  const [failure, setFailure] = useState<string | undefined>(undefined);
  const reload = async () => {
    try {
      setMe(await readMe());
    } catch (error) {
      if (error instanceof ApiProblem && error.status === 401) goToSignIn();
      else setFailure(wordsFor(error));
    }
  };
  useEffect(() => void reload(), []);
  const person = me?.person ?? undefined;
  return (
    <>
      <PageHead home="/">{person === undefined ? null : <Navigation person={person} />}</PageHead>
      <main
        class={width === 'whole' ? 'whole-page' : width === undefined ? 'page' : `page ${width}`}
        id="content"
        aria-busy={me === undefined && failure === undefined}
      >
        <Failure words={failure} />
        {me === undefined || person === undefined ? null : (
          <Page me={me} person={person} params={params} reload={reload} />
        )}
      </main>
    </>
  );
}

function Navigation({ person }: { readonly person: StaffView }) {
  const here = location.pathname;
  const link = (to: string, text: string) => (
    <a class="tab" href={to} aria-current={isBelow(here, to) ? 'page' : undefined}>
      {text}
    </a>
  );
  const leave = async () => {
    await signOut();
    location.assign('/sign-in');
  };
  return (
    <>
      <nav class="tabs grow" aria-label="Staff">
        {link('/', 'Challenges')}
        {person.role === 'author' ? null : link('/invitations', 'Invitations')}
        {person.role === 'author' ? null : link('/candidates', 'Candidates')}
        {person.role === 'admin' ? link('/staff', 'Staff') : null}
        {person.role === 'admin' ? link('/changes', 'Changes') : null}
        {person.role === 'admin' ? link('/webhooks', 'Webhooks') : null}
        {link('/account', 'Account')}
      </nav>
      <span class="soft small">{person.name}</span>
      <button type="button" class="button tiny" onClick={() => void leave()}>
        Sign out
      </button>
    </>
  );
}

function goToSignIn(): void {
  location.replace(`/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`);
}

/** The front page has all that belongs to challenges below it. */
function isBelow(here: string, to: string): boolean {
  return here === to || (to === '/' ? /^\/(cases|challenges)\//.test(here) : here.startsWith(`${to}/`));
}
