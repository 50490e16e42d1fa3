// People at the desk: there is no default account, so tests bring their own through the command line.
import { execFileSync } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { dataFolder as folder, studio } from './address';
import { binary } from './server';

export type Role = 'team_member' | 'writer' | 'approver' | 'unit_admin' | 'province_editor' | 'platform_admin';

export interface Person {
  email: string;
  name: string;
  password: string;
}

/** Adds a person beside the running server; who was added before, by any test, is there already. */
export function addPerson(name: string, email: string, role: Role, unit?: string): Person {
  const person = { email, name, password: `mật khẩu của ${email}` };
  oneAtATime(() => {
    const added = join(folder(), '..', `added-${email}`);
    if (existsSync(added)) return;
    const words = ['people', 'add', '--email', email, '--name', name, '--role', role, '--data', folder()];
    const input = `${person.password}\n`;
    execFileSync(binary(), unit ? [...words, '--unit', unit] : words, { input, stdio: ['pipe', 'ignore', 'inherit'] });
    closeSync(openSync(added, 'w'));
  });
  return person;
}

/** Across all worker processes: two that start at the same moment look whether the data folder can be written by the same file. */
function oneAtATime(work: () => void): void {
  const lock = join(folder(), '..', 'adding');
  for (;;) {
    try {
      mkdirSync(lock);
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
    }
  }
  try {
    work();
  } finally {
    rmdirSync(lock);
  }
}

/** Signs in at the desk through its form. */
export async function signIn(page: Page, person: Person): Promise<void> {
  await page.goto(studio('/dang-nhap'));
  await page.locator('input[name="email"]').fill(person.email);
  await page.locator('input[name="password"]').fill(person.password);
  await page.locator('input[name="password"]').press('Enter');
  await page.waitForURL((url) => url.pathname !== '/dang-nhap');
}
