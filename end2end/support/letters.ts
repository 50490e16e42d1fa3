// Letters the server sent: without a mail server each becomes a file in its data folder.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { dataFolder } from './address';

/** The letters to an address, oldest first. */
export function lettersTo(email: string): string[] {
  const folder = join(dataFolder(), 'thu');
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => name.endsWith('.eml'));
  const letters = names.sort().map((name) => readFileSync(join(folder, name), 'utf8'));
  return letters.filter((letter) => new RegExp(`^To: .*${email.replaceAll('.', '\\.')}`, 'm').test(letter));
}

/** The newest letter to an address that says something; letters are sent a moment after what they tell of. */
export async function letterTo(email: string, words: string): Promise<string> {
  const find = () => lettersTo(email).findLast((letter) => letter.includes(words)) ?? '';
  await expect.poll(find, `a letter to ${email} that says «${words}»`).not.toBe('');
  return find();
}

/** The link of a letter, which stands alone on its line. */
export function linkOf(letter: string): string {
  return /^http:\S+$/m.exec(letter)?.[0] ?? '';
}
