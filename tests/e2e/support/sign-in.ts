import type { Page } from 'playwright-core';
import { PASSWORD } from '../../support/make-person.ts';

/** Signs in somebody of `makePerson`, and opens a page. */
export async function signInOn(page: Page, address: string, email: string): Promise<void> {
  await page.goto(`${new URL(address).origin}/sign-in?next=${new URL(address).pathname}`);
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password').fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.waitForURL(address);
}
