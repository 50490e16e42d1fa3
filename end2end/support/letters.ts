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
  const letters = names.sort().map((name) => decoded(readFileSync(join(folder, name), 'utf8')));
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

/** What mail programs show: letters of Vietnamese travel as numbers, and long lines are cut (RFC 2045, 6.7). */
function decoded(letter: string): string {
  if (!/^Content-Transfer-Encoding: quoted-printable/im.test(letter)) return letter;
  const bytes = letter.replace(/=\r?\n/g, '').replace(/=([0-9A-F]{2})/g, (_, digits: string) => String.fromCharCode(parseInt(digits, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
