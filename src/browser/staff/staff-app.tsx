import { Announcer } from '../design/parts/announcer.tsx';
import { Toasts } from '../design/parts/toasts.tsx';
import { AccountPage } from './account/account-page.tsx';
import { PeoplePage } from './people/people-page.tsx';
import { SignInPage } from './sign-in/sign-in-page.tsx';
import { SignedIn } from './signed-in.tsx';
import { WelcomePage } from './welcome/welcome-page.tsx';
import './staff.css';

/** Which page it is, its address says; from one to another goes the browser. */
export function StaffApp() {
  const [, page = '', token = ''] = location.pathname.split('/');
  return (
    <>
      {page === 'sign-in' ? (
        <SignInPage />
      ) : page === 'welcome' ? (
        <WelcomePage token={decodeURIComponent(token)} />
      ) : page === 'staff' ? (
        <SignedIn page={PeoplePage} />
      ) : (
        <SignedIn page={AccountPage} />
      )}
      <Toasts />
      <Announcer />
    </>
  );
}
