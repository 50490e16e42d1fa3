// People at the desk: there is no default account, so tests bring their own through the command line.
import { execFileSync } from 'node:child_process';
import type { Page } from '@playwright/test';
import { studio } from './address';
import { binary } from './server';

export type Role = 'team_member' | 'writer' | 'approver' | 'unit_admin' | 'province_editor' | 'platform_admin';

export interface Person {
  email: string;
  name: string;
  password: string;
}

/** Adds a person beside the running server. The email must be new: tests run at the same time. */
export function addPerson(name: string, email: string, role: Role, unit?: string): Person {
  const password = `mật khẩu của ${email}`;
  const data = process.env.TRANGXA_TEST_FOLDER ?? '';
  const words = ['people', 'add', '--email', email, '--name', name, '--role', role, '--data', data];
  execFileSync(binary(), unit ? [...words, '--unit', unit] : words, { input: `${password}\n`, stdio: ['pipe', 'ignore', 'inherit'] });
  return { email, name, password };
}

/** Signs in at the desk through its form. */
export async function signIn(page: Page, person: Person): Promise<void> {
  await page.goto(studio('/dang-nhap'));
  await page.locator('input[name="email"]').fill(person.email);
  await page.locator('input[name="password"]').fill(person.password);
  await page.locator('input[name="password"]').press('Enter');
  await page.waitForURL((url) => url.pathname !== '/dang-nhap');
}
