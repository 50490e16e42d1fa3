// A PDF as its reader sees it: its pages, their words, and what a camera makes of the code drawn there.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Browser } from '@playwright/test';

export interface Paper {
  pages: number;
  /** Of the first page, in millimetres. */
  width: number;
  height: number;
  /** Of the first page. */
  words: string;
  /** What the QR code of the first page says; empty where none is found. */
  code: string;
  /** The first page as it looks, a PNG. */
  picture: Buffer;
}

const require = createRequire(import.meta.url);
/** The whole of PDF.js in one module. */
const READER = join(dirname(require.resolve('unpdf')), 'pdfjs.mjs');
/** Finds and reads codes in pixels. */
const CAMERA = require.resolve('jsqr');

/** A page on no network, with what reads a PDF in it. */
const VIEWER = 'http://giay.localhost';

/** Opens a PDF in a browser of its own, which may run scripts whatever the test does. */
export async function read(browser: Browser, pdf: Buffer): Promise<Paper> {
  const context = await browser.newContext({ javaScriptEnabled: true });
  try {
    const page = await context.newPage();
    await page.route(`${VIEWER}/**`, (route) =>
      route.request().url().endsWith('.mjs')
        ? route.fulfill({ contentType: 'text/javascript', body: readFileSync(READER) })
        : route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Giấy</title><canvas></canvas>' }),
    );
    await page.goto(`${VIEWER}/`);
    await page.addScriptTag({ path: CAMERA });
    const found = await page.evaluate(look, pdf.toString('base64'));
    const mm = (points: number) => (points / 72) * 25.4;
    const picture = Buffer.from(found.png.split(',')[1] ?? '', 'base64');
    return { ...found, width: mm(found.width), height: mm(found.height), picture };
  } finally {
    await context.close();
  }
}

/** Runs in the browser. */
async function look(base64: string) {
  // Known to the browser alone, as the route above answers it.
  const module = '/pdfjs.mjs';
  const { getDocument } = await import(module);
  const document_ = await getDocument({ data: Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)) }).promise;
  const page = await document_.getPage(1);
  const [left, top, right, bottom] = page.view as [number, number, number, number];
  const { items } = await page.getTextContent();
  const viewport = page.getViewport({ scale: 2 });
  const canvas = document.querySelector('canvas');
  const drawing = canvas?.getContext('2d');
  if (!canvas || !drawing) throw new Error('nothing to draw on');
  canvas.width = viewport.width;
  canvas.height = viewport.height;
  await page.render({ canvas, canvasContext: drawing, viewport }).promise;
  const { data, width, height } = drawing.getImageData(0, 0, canvas.width, canvas.height);
  type Camera = (data: Uint8ClampedArray, width: number, height: number) => { data: string } | null;
  const code = (window as unknown as { jsQR: Camera }).jsQR(data, width, height)?.data ?? '';
  const words = (items as { str: string; hasEOL: boolean }[]).map(({ str, hasEOL }) => (hasEOL ? `${str} ` : str)).join('');
  return {
    pages: document_.numPages as number,
    width: right - left,
    height: bottom - top,
    words: words.replace(/\s+/g, ' '),
    code,
    png: canvas.toDataURL('image/png'),
  };
}
