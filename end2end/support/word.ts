// A Word file as an office writes it, made here: a notice with bold words, a list, a table and photos between them.
import { crc32 } from 'node:zlib';
import type { Page } from '@playwright/test';
import type { Brought } from './pictures';

export const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** What the file says, by its parts. */
export const TITLE = 'Ra quân tổng vệ sinh môi trường đón Tết';
export const HEADING = 'Thời gian và nơi tập trung';
export const ROWS = [
  ['Ấp', 'Nơi tập trung'],
  ['Ấp Đông', 'Nhà văn hóa ấp'],
  ['Ấp Tây', 'Trường tiểu học'],
] as const;

/** The file, with these photos in it. */
export function wordFile(name: string, photos: readonly Brought[]): Brought {
  const media = photos.map((photo, at) => ({ path: `word/media/image${at + 1}.png`, bytes: photo.buffer }));
  const body = [
    paragraph(TITLE, 'Title'),
    paragraph('Ủy ban nhân dân xã mời bà con cùng dọn vệ sinh đường làng.'),
    picture(1),
    paragraph(HEADING, 'Heading1'),
    paragraph('Mang theo chổi, cuốc. ', '', '<w:r><w:rPr><w:b/></w:rPr><w:t>Có mặt trước 7 giờ.</w:t></w:r>'),
    table(),
    ...photos.slice(1).map((_, at) => picture(at + 2)),
    paragraph('Trân trọng cảm ơn bà con.'),
  ].join('');
  const relation = (id: string, kind: string, target: string) =>
    `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${kind}" Target="${target}"/>`;
  const relations = (inner: string) => xml(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inner}</Relationships>`);
  const types = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Override PartName="/word/document.xml" ContentType="${WORD}.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>`;
  const style = (id: string, called: string) => `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${called}"/></w:style>`;
  const buffer = zip([
    { path: '[Content_Types].xml', bytes: xml(types) },
    { path: '_rels/.rels', bytes: relations(relation('rId1', 'officeDocument', 'word/document.xml')) },
    {
      path: 'word/_rels/document.xml.rels',
      bytes: relations(relation('rIdS', 'styles', 'styles.xml') + media.map((_, at) => relation(`rIdP${at + 1}`, 'image', `media/image${at + 1}.png`)).join('')),
    },
    { path: 'word/styles.xml', bytes: xml(`<w:styles ${SPACES}>${style('Title', 'Title')}${style('Heading1', 'heading 1')}</w:styles>`) },
    { path: 'word/document.xml', bytes: xml(`<w:document ${SPACES}><w:body>${body}<w:sectPr/></w:body></w:document>`) },
    ...media,
  ]);
  return { name, mimeType: WORD, buffer };
}

/** What Word puts on the clipboard for a part of such a file. */
export const PASTED = `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word"><head><meta name=Generator content="Microsoft Word 15"><style>p.MsoNormal{margin:0}</style></head><body lang=VI>
<!--StartFragment--><h1>Việc cần làm<o:p></o:p></h1>
<p class=MsoNormal>Bà con <b>mang theo chổi</b> và <a href="https://dichvucong.gov.vn">xem lịch</a>.<o:p></o:p></p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp;</span></span><![endif]>Quét đường<o:p></o:p></p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp;</span></span><![endif]>Nhặt rác<o:p></o:p></p>
<table class=MsoTableGrid><tr><td><p class=MsoNormal>Ấp</p></td><td><p class=MsoNormal>Giờ</p></td></tr><tr><td><p class=MsoNormal>Ấp Đông</p></td><td><p class=MsoNormal>7 giờ</p></td></tr></table>
<p class=MsoNormal><img width=200 height=100 src="file:///C:/Users/lan/AppData/Local/Temp/clip_image001.png"></p>
<script>alert(1)</script><!--EndFragment--></body></html>`;

/** Copies a text as another program does: as HTML and as letters, onto the real clipboard. */
export async function copy(page: Page, letters: string, html?: string): Promise<void> {
  await page.evaluate(
    ({ letters, html }) => {
      const fill = (event: ClipboardEvent) => {
        event.preventDefault();
        event.clipboardData?.setData('text/plain', letters);
        if (html !== undefined) event.clipboardData?.setData('text/html', html);
      };
      document.addEventListener('copy', fill, { once: true });
    },
    { letters, html },
  );
  await page.keyboard.press('ControlOrMeta+c');
}

const SPACES = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"',
].join(' ');

function paragraph(words: string, style = '', further = ''): string {
  const looks = style ? `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>` : '';
  return `<w:p>${looks}<w:r><w:t xml:space="preserve">${words}</w:t></w:r>${further}</w:p>`;
}

function picture(number: number): string {
  const size = '<a:ext cx="3600000" cy="2700000"/>';
  const blip = `<pic:blipFill><a:blip r:embed="rIdP${number}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>`;
  const inner = `<pic:pic><pic:nvPicPr><pic:cNvPr id="${number}" name="IMG_519${number}.png"/><pic:cNvPicPr/></pic:nvPicPr>${blip}<pic:spPr><a:xfrm><a:off x="0" y="0"/>${size}</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>`;
  const graphic = `<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">${inner}</a:graphicData></a:graphic>`;
  return `<w:p><w:r><w:drawing><wp:inline><wp:extent cx="3600000" cy="2700000"/><wp:docPr id="${number}" name="Picture ${number}"/>${graphic}</wp:inline></w:drawing></w:r></w:p>`;
}

function table(): string {
  const cell = (words: string) => `<w:tc><w:tcPr><w:tcW w:w="4000" w:type="dxa"/></w:tcPr>${paragraph(words)}</w:tc>`;
  const rows = ROWS.map((row) => `<w:tr>${row.map(cell).join('')}</w:tr>`).join('');
  return `<w:tbl><w:tblGrid><w:gridCol w:w="4000"/><w:gridCol w:w="4000"/></w:tblGrid>${rows}</w:tbl>`;
}

function xml(inner: string): Buffer {
  return Buffer.from(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${inner}`);
}

interface Part {
  path: string;
  bytes: Buffer;
}

/** An archive of parts as they are, nothing pressed together. */
function zip(parts: readonly Part[]): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let place = 0;
  for (const { path, bytes } of parts) {
    const name = Buffer.from(path);
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(0x21, 8);
    head.writeUInt32LE(crc32(bytes), 10);
    head.writeUInt32LE(bytes.length, 14);
    head.writeUInt32LE(bytes.length, 18);
    head.writeUInt16LE(name.length, 22);
    const entry = Buffer.concat([Buffer.from('PK\x03\x04'), head, name, bytes]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(place, 10);
    central.push(Buffer.concat([Buffer.from('PK\x01\x02'), Buffer.from([20, 0]), head, rest, name]));
    local.push(entry);
    place += entry.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(place, 16);
  return Buffer.concat([...local, directory, end]);
}
