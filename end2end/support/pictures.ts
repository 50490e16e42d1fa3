// Files as people have them, made here so that nobody else's are needed: pictures, a drawing that is refused, a paper.
import { readFileSync } from 'node:fs';
import { crc32, deflateSync } from 'node:zlib';
import type { Locator, Page } from '@playwright/test';

export interface Brought {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

/** A picture as large as a phone's is when it is sent on, with a sky, a road and as much noise as `grain` of 100. */
export function photo(name: string, [width, height] = [1600, 1200], grain = 0): Brought {
  const rows = Buffer.alloc(height * (1 + width * 3));
  let seed = name.length;
  for (let y = 0; y < height; y += 1) {
    const line = y * (1 + width * 3);
    for (let x = 0; x < width; x += 1) {
      seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
      const noise = ((seed >>> 16) % 100) * grain * 0.01;
      const isSky = y < height / 2 + 60 * Math.sin(x / 90);
      const [red, green, blue] = isSky ? [120 + y / 9, 170, 220 - y / 12] : [90 + x / 30, 130 - y / 40, 60];
      rows.set([red + noise, green + noise, blue + noise].map((part) => Math.min(255, Math.max(0, part))), line + 1 + x * 3);
    }
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const parts = [chunk('IHDR', head), chunk('IDAT', deflateSync(rows, { level: 1 })), chunk('IEND', Buffer.alloc(0))];
  return { name, mimeType: 'image/png', buffer: Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...parts]) };
}

/** A drawing that could hold scripts. */
export const DRAWING: Brought = {
  name: 'so-do.svg',
  mimeType: 'image/svg+xml',
  buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>'),
};

/** A paper of one empty page. */
export function paper(name: string): Brought {
  const objects = ['<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[3 0 R]/Count 1>>', '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>'];
  let text = '%PDF-1.4\n';
  const places = objects.map((object, at) => {
    const place = text.length;
    text += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const table = text.length;
  const row = (place: number) => `${String(place).padStart(10, '0')} 00000 n \n`;
  text += `xref\n0 4\n0000000000 65535 f \n${places.map(row).join('')}trailer\n<</Size 4/Root 1 0 R>>\nstartxref\n${table}\n%%EOF\n`;
  return { name, mimeType: 'application/pdf', buffer: Buffer.from(text, 'latin1') };
}

/** Lets files fall on a part of the page, as a hand does that drags them there. */
export async function drop(target: Locator, ...files: Brought[]): Promise<void> {
  await target.evaluate(
    (element, files) => {
      const data = new DataTransfer();
      for (const { name, mimeType, base64 } of files) {
        const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
        data.items.add(new File([bytes], name, { type: mimeType }));
      }
      for (const kind of ['dragenter', 'dragover', 'drop']) {
        element.dispatchEvent(new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true }));
      }
    },
    files.map(({ name, mimeType, buffer }) => ({ name, mimeType, base64: buffer.toString('base64') })),
  );
}

/** Puts a picture on the real clipboard and presses the keys. */
export async function pastePicture(page: Page, { buffer }: Brought): Promise<void> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin: new URL(page.url()).origin });
  await page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': new Blob([bytes], { type: 'image/png' }) })]);
  }, buffer.toString('base64'));
  await page.keyboard.press('ControlOrMeta+v');
}

/** A file that somebody else made, if this machine has it. */
export function read(path: string, mimeType: string): Brought {
  return { name: path.split('/').pop() ?? '', mimeType, buffer: readFileSync(path) };
}

function chunk(kind: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}
