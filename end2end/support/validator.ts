// The HTML validator of the W3C. One start of Java judges any number of pages: it takes longer to start than to read.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';

interface Message {
  type: string;
  subType?: string;
  url: string;
  lastLine?: number;
  message: string;
  extract?: string;
}

/** Fails with one line per error or warning in any of the pages, given by address and source. */
export function expectValid(pages: Map<string, string>): void {
  const folder = mkdtempSync(join(tmpdir(), 'trangxa-html-'));
  try {
    const names = new Map<string, string>();
    for (const [address, source] of pages) {
      const file = join(folder, `${names.size}.html`);
      writeFileSync(file, source);
      names.set(file, address);
    }
    const jar = createRequire(join(process.cwd(), 'package.json')).resolve('vnu-jar/build/dist/vnu.jar');
    const words = ['-jar', jar, '--format', 'json', '--exit-zero-always', '--stdout', ...names.keys()];
    const said = execFileSync('java', words, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
    const { messages } = JSON.parse(said) as { messages: Message[] };
    const serious = messages.filter((one) => one.type === 'error' || one.subType === 'warning');
    const lines = serious.map((one) => `${addressOf(one.url, names)}:${one.lastLine ?? '?'} ${one.message} «${one.extract ?? ''}»`);
    expect(lines).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function addressOf(url: string, names: Map<string, string>): string {
  return names.get(url.replace(/^file:/, '')) ?? url;
}
