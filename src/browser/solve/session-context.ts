import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { SolveView } from '../../protocol/solve/solve-view.ts';
import type { Session } from './session.ts';

export const SessionContext = createContext<Session | undefined>(undefined);

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === undefined) throw new Error('there is no session around this');
  return session;
}

/** Below the place where it was seen that there is one. */
export function useView(): SolveView {
  const view = useSession().view.value;
  if (view === undefined) throw new Error('the invitation is not known yet');
  return view;
}
