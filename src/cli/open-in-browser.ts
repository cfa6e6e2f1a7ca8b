import { spawn } from 'node:child_process';

const OPENERS: Partial<Record<NodeJS.Platform, string>> = { darwin: 'open', win32: 'explorer' };

/** Asks the desktop to show a file or an address. Where there is none it has been printed. */
export function openInBrowser(what: string | undefined): void {
  if (what === undefined) return;
  const child = spawn(OPENERS[process.platform] ?? 'xdg-open', [what], { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
}
