import type {
  ApiKeyRequest,
  ApiKeyView,
  Me,
  NewApiKey,
  SessionView,
  StaffChange,
  StaffInvitation,
  StaffLink,
  StaffView,
  Welcome,
} from '../../../protocol/staff-view.ts';
import { requestJson } from '../../api/request.ts';

export type SignInOptions = { readonly singleSignOn: { readonly name: string } | null };
export type BegunSecondFactor = { readonly totpURI: string; readonly backupCodes: readonly string[] };
export type WelcomeAnswer = { readonly password: string; readonly name?: string; readonly email?: string };

const post = <T>(path: string, body: unknown = {}): Promise<T> => requestJson<T>(path, { method: 'POST', body });
const auth = <T>(path: string, body?: unknown): Promise<T> => post<T>(`/api/auth/${path}`, body);

export const readSignInOptions = (): Promise<SignInOptions> => requestJson('/api/auth/options');
export const signIn = (email: string, password: string): Promise<{ readonly twoFactorRedirect: boolean }> =>
  auth('sign-in/email', { email, password });
export const beginSingleSignOn = (next: string): Promise<{ readonly url: string }> => auth('sign-in/social', { next });
export const signOut = (): Promise<object> => auth('sign-out');
export const verifyCode = (code: string, trustDevice: boolean): Promise<object> =>
  auth('two-factor/verify-totp', { code, trustDevice });
export const verifyBackupCode = (code: string): Promise<object> => auth('two-factor/verify-backup-code', { code });
export const beginSecondFactor = (password: string): Promise<BegunSecondFactor> =>
  auth('two-factor/enable', { password });
export const endSecondFactor = (password: string): Promise<object> => auth('two-factor/disable', { password });
export const changePassword = (currentPassword: string, newPassword: string): Promise<object> =>
  auth('change-password', { currentPassword, newPassword });

export const readWelcome = (token: string): Promise<Welcome> => requestJson(welcomeAddress(token));
export const acceptWelcome = (token: string, answer: WelcomeAnswer): Promise<StaffView> =>
  post(welcomeAddress(token), answer);

export const readMe = (): Promise<Me> => requestJson('/api/me');
export const listSessions = async (): Promise<readonly SessionView[]> =>
  (await requestJson<{ sessions: SessionView[] }>('/api/me/sessions')).sessions;
export const endSession = (id: string): Promise<undefined> =>
  requestJson(`/api/me/sessions/${encodeURIComponent(id)}`, { method: 'DELETE' });
export const listApiKeys = async (): Promise<readonly ApiKeyView[]> =>
  (await requestJson<{ apiKeys: ApiKeyView[] }>('/api/me/api-keys')).apiKeys;
export const makeApiKey = (request: ApiKeyRequest): Promise<NewApiKey> => post('/api/me/api-keys', request);
export const revokeApiKey = (id: string): Promise<ApiKeyView> =>
  requestJson(`/api/me/api-keys/${encodeURIComponent(id)}`, { method: 'DELETE' });

export const listStaff = async (): Promise<readonly StaffView[]> =>
  (await requestJson<{ staff: StaffView[] }>('/api/staff')).staff;
export const inviteStaff = (invitation: StaffInvitation): Promise<StaffLink> => post('/api/staff', invitation);
export const changeStaff = (id: string, change: StaffChange): Promise<StaffView> =>
  requestJson(`/api/staff/${encodeURIComponent(id)}`, { method: 'PATCH', body: change });
export const resetStaff = (id: string): Promise<StaffLink> =>
  requestJson(`/api/staff/${encodeURIComponent(id)}/link`, { method: 'POST' });

function welcomeAddress(token: string): string {
  return `/api/welcome/${encodeURIComponent(token)}`;
}
