// What must hold on every page that any test opens: nothing is said on the console, nothing breaks the content security
// policy (the browser says that on the console too), nothing is asked of a foreign host, and public pages neither run
// scripts nor leave cookies. Every page is also kept for the HTML validator.
import { expect, type BrowserContext, type Request, type Response } from '@playwright/test';
import { port } from './address';
import { keep } from './seen';

interface Said {
  text: string;
  at: string;
}

interface Wanted {
  text: RegExp;
  at: RegExp;
}

const WANTED = new WeakMap<BrowserContext, Wanted[]>();

/** The console may say this about these addresses: the test brings it about. Nothing else, and nowhere else. */
export function mayBeSaid(context: BrowserContext, text: RegExp, at: RegExp): void {
  WANTED.set(context, [...(WANTED.get(context) ?? []), { text, at }]);
}

/** Watches until the function it returns is called, which tells what was wrong. */
export function watch(context: BrowserContext): () => Promise<void> {
  const wrong: string[] = [];
  const said: Said[] = [];
  const refused = new Set<string>();
  const reading: Promise<void>[] = [];

  context.on('console', (message) => {
    if (['error', 'warning', 'assert'].includes(message.type())) said.push({ text: message.text(), at: message.location().url });
  });
  context.on('weberror', (error) => wrong.push(`a script failed: ${error.error()}`));
  context.on('request', (request) => wrong.push(...complaints(request)));
  context.on('response', (response) => {
    if (!isPage(response)) return;
    // The console tells about a page that is itself an answer of error; that page is what the test wants to see.
    if (response.status() >= 400) refused.add(response.url());
    // A host that nobody serves has no icon either.
    if (response.status() === 421) refused.add(new URL(response.url()).origin);
    reading.push(read(response).then((complaint) => void wrong.push(...complaint)));
  });

  return async () => {
    await Promise.all(reading);
    const cookies = (await context.cookies()).filter((cookie) => !cookie.domain.startsWith('studio.'));
    wrong.push(...cookies.map((cookie) => `a public page left a cookie: ${cookie.name} of ${cookie.domain}`));
    const expected = ({ text, at }: Said) =>
      text.startsWith('Failed to load resource') && (refused.has(at) || refused.has(new URL(at).origin));
    const wanted = ({ text, at }: Said) => (WANTED.get(context) ?? []).some((one) => one.text.test(text) && one.at.test(at));
    wrong.push(...said.filter((message) => !expected(message) && !wanted(message)).map(({ text, at }) => `the console says: ${text} (${at})`));
    expect(wrong).toEqual([]);
  };
}

function isPage(response: Response): boolean {
  return response.request().isNavigationRequest() && (response.headers()['content-type'] ?? '').startsWith('text/html');
}

function complaints(request: Request): string[] {
  const url = new URL(request.url());
  if (!url.protocol.startsWith('http')) return [];
  const ours = (url.hostname === 'localhost' || url.hostname.endsWith('.localhost')) && url.port === String(port());
  if (!ours) return [`asked of a foreign host: ${url}`];
  const script = request.resourceType() === 'script' && !url.hostname.startsWith('studio.');
  return script ? [`a public host was asked for a script: ${url}`] : [];
}

async function read(response: Response): Promise<string[]> {
  // The browser drops the source of a page that was left at once.
  const source = await response.text().catch(() => '');
  if (!source) return [];
  keep(response.url(), response.status(), source);
  const isPublic = !new URL(response.url()).hostname.startsWith('studio.');
  return isPublic && /<script|\son[a-z]+=|javascript:/i.test(source) ? [`a script in a public page: ${response.url()}`] : [];
}
