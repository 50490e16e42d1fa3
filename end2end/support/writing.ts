// What the specs of the editor share that writes, and is interrupted.
import type { BrowserContext, Page } from '@playwright/test';
import { Author } from './author';
import { Editor } from './editor';
import type { Server } from './server';
import { crash } from './tabs';
import { expect } from './test';
import { mayBeSaid } from './watch';

export const TEXT = 'Mở đầu.\n\nNơi họp.\n\nKết thúc.';

/** What the page sends by itself. */
export const SAVES = /\/tu-luu$/;
export const SENT_BY_ITSELF = /\/(tu-luu|co-mat)$/;

/** The server dies, or the wire is cut. */
export const CUT = /net::ERR_(CONNECTION_REFUSED|CONNECTION_RESET|CONNECTION_ABORTED|EMPTY_RESPONSE|SOCKET_NOT_CONNECTED|INTERNET_DISCONNECTED|NETWORK_CHANGED|FAILED)\b/;

/** Longer than any wait between two attempts. */
export const LATER = 31_000;

export const [LAN, AN] = [
  (unit: string) => Author.of(unit, 'writer', 'Trần Thị Mỹ Phượng'),
  (unit: string) => Author.of(unit, 'approver', 'Lê Văn Ẩn'),
];

export async function opened(page: Page, author: Author, desk: string): Promise<Editor> {
  await author.enter(page.context());
  const editor = new Editor(page);
  await editor.open(desk);
  return editor;
}

/** The server has exactly this. */
export async function expectSaved(reader: Author, desk: string, body: string): Promise<void> {
  await expect.poll(() => reader.bodyOf(desk), { timeout: 30_000 }).toBe(body);
}

/** The copy of this browser holds these words. */
export async function expectKept(page: Page, words: string): Promise<void> {
  await expect.poll(() => page.evaluate(() => JSON.stringify({ ...localStorage }))).toContain(words);
}

export function mayBeCut(context: BrowserContext): void {
  mayBeSaid(context, CUT, SENT_BY_ITSELF);
}

/** Words written behind others while the server is down, in a tab that crashes; then the server is there again. */
export async function crashedWhileWriting(server: Server, page: Page, author: Author, desk: string, after: string, words: string): Promise<void> {
  mayBeCut(page.context());
  const editor = await opened(page, author, desk);
  await server.kill();
  await editor.caretAfter(after);
  await editor.type(words);
  await expect(editor.saving).toContainText('Mất kết nối');
  await crash(page);
  await server.startAgain();
}
