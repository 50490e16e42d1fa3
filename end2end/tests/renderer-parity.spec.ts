// The preview at the desk and the public page are one function: what the browser's build makes of every source we have is
// what the server's makes, byte by byte. Sources are of four sorts: texts from the renderer's own tests, made up from a
// seed, hostile, and, where they are at hand, the examples of CommonMark and the payloads of a sanitizer.
import type { Page } from '@playwright/test';
import { Author } from '../support/author';
import { expectedCounts, renderedNatively, type Rendered } from '../support/corpus';
import { Editor } from '../support/editor';
import { expect, test } from '../support/test';

interface Islands {
  default: (where: { module_or_path: string }) => Promise<unknown>;
  render_markdown: (source: string) => string;
  render_markdown_with: (source: string, shelf: string, base: string) => string;
}

/** At a time, so that no message to the browser is too long. */
const CHUNK = 500;

/** Those that the browser renders in another way, each with what it makes. */
async function differing(page: Page, entries: Rendered[]): Promise<string[]> {
  const found = await page.evaluate(async (entries) => {
    // The very files the page runs, by the addresses on its own tag.
    const { js = '', wasm = '' } = document.querySelector<HTMLScriptElement>('script[data-js][data-wasm]')?.dataset ?? {};
    const islands = (await import(js)) as Islands;
    await islands.default({ module_or_path: wasm });
    const here = ({ source, shelf }: Rendered) =>
      shelf === undefined ? islands.render_markdown(source) : islands.render_markdown_with(source, shelf, '/don-vi/xa');
    const rendered = entries.map((entry) => ({ ...entry, here: here(entry) }));
    return rendered.filter(({ html, here }) => here !== html);
  }, entries);
  return found.map(({ name, source, html, here }) => `${name}: ${JSON.stringify({ source, server: html, browser: here })}`);
}

test('the browser renders every source as the server does', async ({ page, unit }) => {
  // The native build may have to be made first, on a busy machine.
  test.setTimeout(15 * 60_000);
  const corpus = await renderedNatively();
  const counts: Record<string, number> = {};
  for (const { name } of corpus) {
    const sort = name.split('-')[0] ?? '';
    counts[sort] = (counts[sort] ?? 0) + 1;
  }
  console.log('sources:', counts);
  for (const [sort, least] of Object.entries(expectedCounts())) expect(counts[sort] ?? 0, sort).toBeGreaterThanOrEqual(least);

  const author = await Author.of(unit);
  await author.enter(page.context());
  const editor = new Editor(page);
  await editor.begin(unit);
  await editor.isAwake();
  const found: string[] = [];
  for (let at = 0; at < corpus.length; at += CHUNK) found.push(...(await differing(page, corpus.slice(at, at + CHUNK))));
  expect(found.slice(0, 10), `${found.length} of ${corpus.length} sources differ`).toEqual([]);
  // And a difference of one byte would be noticed.
  const altered = corpus.slice(0, 3).map((entry, at) => (at === 1 ? { ...entry, html: `${entry.html} ` } : entry));
  expect(await differing(page, altered)).toHaveLength(1);
});
