// Every Markdown source we have, rendered by the native build of the renderer.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

export interface Rendered {
  name: string;
  source: string;
  html: string;
  /** What is known of the pictures and files it names. */
  shelf?: string;
}

const REPOSITORY = resolve(import.meta.dirname, '..', '..');

/** Data that is not ours to keep in the repository; absent on most machines. */
function testData(file: string): string | undefined {
  const folder = process.env.TRANGXA_TEST_DATA ?? join(REPOSITORY, '..', 'shared', 'data', 'files');
  const path = join(folder, file);
  return existsSync(path) ? path : undefined;
}

/** How many sources there are of each sort, at least. */
export function expectedCounts(): Record<string, number> {
  const [examples, payloads] = external();
  return { pictures: 200, generated: 300, fixture: 1_000, hostile: 20, commonmark: examples ? 652 : 0, sanitizer: payloads ? 800 : 0 };
}

function external(): (string | undefined)[] {
  return ['commonmark/spec.json', 'sanitizer/dompurify-expect.json'].map(testData);
}

/** Waits without standing still: a build may have to come first, and connections that the server closed meanwhile must be seen to be closed. */
export async function renderedNatively(): Promise<Rendered[]> {
  const words = ['run', '--quiet', '--package', 'domain', '--example', 'render_corpus', '--', ...external().map((path) => path ?? '-')];
  const { stdout } = await promisify(execFile)('cargo', words, { cwd: REPOSITORY, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  return JSON.parse(stdout) as Rendered[];
}
