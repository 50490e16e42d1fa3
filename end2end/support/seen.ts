// The source of every page any test saw, kept in the folder of the run until the validator reads them all at once; and
// what axe left open on them.
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

function folder(name = 'pages'): string {
  return join(process.env.TRANGXA_TEST_FOLDER ?? '', '..', name);
}

/** Keeps a page; the same page seen again, but for the token of its forms, is kept once. */
export function keep(address: string, status: number, source: string): void {
  const constant = source.replace(/name="csrf" value="[^"]*"/g, '');
  const name = createHash('sha256').update(constant).digest('hex').slice(0, 16);
  mkdirSync(folder(), { recursive: true });
  writeFileSync(join(folder(), name), JSON.stringify({ address: `${status} ${address}`, source }));
}

/** Every page kept, by status and address. */
export function seen(): Map<string, string> {
  const pages = new Map<string, string>();
  for (const name of readdirSync(folder()).sort()) {
    const { address, source } = JSON.parse(readFileSync(join(folder(), name), 'utf8')) as { address: string; source: string };
    pages.set(`${address} (${name})`, source);
  }
  return pages;
}

/** Remembers that a place of the list of `incomplete.ts` was met by some test. */
export function noteMet(at: number): void {
  mkdirSync(folder('incomplete'), { recursive: true });
  writeFileSync(join(folder('incomplete'), String(at)), '');
}

/** The places of that list that were met. */
export function met(): Set<number> {
  mkdirSync(folder('incomplete'), { recursive: true });
  return new Set(readdirSync(folder('incomplete')).map(Number));
}
