// A Word file with two photos and a table becomes a public page in a few steps, and nobody types a mark on the way.
// What is copied out of Word keeps its shape too.
import type { Locator, Page } from '@playwright/test';
import { deskOf } from '../support/address';
import { Author } from '../support/author';
import { FAR_AHEAD } from '../support/content';
import { Editor } from '../support/editor';
import { follow, tabTo } from '../support/keyboard';
import { paper, photo } from '../support/pictures';
import { expect, test } from '../support/test';
import { copy, HEADING, PASTED, ROWS, TITLE, wordFile } from '../support/word';

/** More steps than this are too many for somebody with a notice to give. */
const MOST_STEPS = 25;

const SHOWN = ['Đoàn viên quét đường ở ấp Tây', 'Bà con gom rác ven kênh'];

/** Counts what a person does: a press, a choice, a line typed. A way by Tab is one step: it is one look at the page. */
class Person {
  steps = 0;

  constructor(
    readonly page: Page,
    private readonly byKeys: boolean,
  ) {}

  /** Presses what leads to another page. */
  async go(target: Locator): Promise<void> {
    this.steps += 1;
    if (!this.byKeys) return target.click();
    await tabTo(this.page, target);
    await follow(this.page);
  }

  async type(target: Locator, words: string): Promise<void> {
    this.steps += 1;
    expect(words, 'nobody types marks here').not.toMatch(/[#*|>[\]()\-_`]/);
    if (!this.byKeys) return target.fill(words);
    await tabTo(this.page, target);
    await this.page.keyboard.type(words);
  }

  async choose(target: Locator, file: ReturnType<typeof paper>): Promise<void> {
    this.steps += 1;
    const chooser = this.page.waitForEvent('filechooser');
    if (this.byKeys) {
      await tabTo(this.page, target);
      await this.page.keyboard.press('Space');
    } else {
      await target.click();
    }
    await (await chooser).setFiles(file);
  }
}

/** The photos are the same bytes each time, so nobody else may bring them to the same library meanwhile. */
for (const byKeys of [false, true]) {
  test.describe(byKeys ? 'by keyboard alone' : 'by mouse or finger', () => {
    test.use({ communes: byKeys ? 'editor-brings-word, by keyboard' : 'editor-brings-word' });

    test('a Word file with two photos and a table becomes public in a few steps', async ({ page, visitor, unit }) => {
      test.slow();
      await (await Author.of(unit)).enter(page.context());
      const file = wordFile('thong-bao.docx', [photo('a.png', [1600, 1200], 20), photo('b.png', [1200, 1600], 20)]);
      const person = new Person(page, byKeys);
      const editor = new Editor(page);
      await page.goto(deskOf(unit));
      await test.step('from the list to a draft with everything in it', async () => {
        await person.go(page.getByRole('link', { name: 'Ảnh và tệp', exact: true }));
        await person.go(page.getByRole('link', { name: 'Bài mới từ tệp Word' }));
        await person.choose(page.getByLabel('Tệp Word (.docx)'), file);
        await person.go(page.getByRole('button', { name: 'Đưa vào bản nháp mới' }));
        await expect(editor.title).toHaveValue(TITLE);
        await expect(editor.body).toHaveValue(new RegExp(`# ${HEADING}`));
        await expect(editor.body).toHaveValue(/\*\*Có mặt trước 7 giờ\.\*\*/);
        await expect(page.locator('#xem-truoc img')).toHaveCount(2);
      });
      const desk = new URL(page.url()).pathname;
      await test.step('the photos are described in the library', async () => {
        for (const [at, shows] of SHOWN.entries()) {
          await person.go(page.getByRole('link', { name: at === 0 ? 'Ảnh và tệp của đơn vị' : 'Ảnh và tệp', exact: true }));
          await person.go(page.locator('.library li', { hasText: 'Chưa có lời mô tả.' }).getByRole('link').nth(SHOWN.length - 1 - at));
          await person.type(page.getByLabel('Ảnh cho thấy gì'), shows);
          await person.go(page.getByRole('button', { name: 'Lưu', exact: true }));
          await expect(page.getByRole('status')).toContainText('Đã lưu.');
        }
      });
      await test.step('back to the draft, a last day, and out', async () => {
        await person.go(page.getByRole('region', { name: 'Được dùng trong' }).getByRole('link', { name: TITLE }));
        expect(new URL(page.url()).pathname).toBe(desk);
        await editor.isAwake();
        await person.type(page.getByLabel('Có hiệu lực đến hết ngày', { exact: true }), FAR_AHEAD);
        await person.go(page.getByRole('button', { name: 'Lưu và đăng' }));
        await editor.isTold('Đã đăng.');
      });
      console.log(`steps${byKeys ? ' by keyboard' : ''}: ${person.steps}`);
      expect(person.steps).toBeLessThanOrEqual(MOST_STEPS);

      const reader = await visitor({ javaScriptEnabled: false });
      await reader.goto(await editor.publicAddress());
      await expect(reader.getByRole('heading', { level: 1 })).toHaveText(TITLE);
      await expect(reader.getByRole('heading', { name: HEADING })).toBeVisible();
      await expect(reader.locator('article strong')).toHaveText(['Có mặt trước 7 giờ.']);
      await expect(reader.locator('article tr')).toHaveCount(ROWS.length);
      await expect(reader.locator('article th')).toHaveText([...(ROWS[0] ?? [])]);
      const shown = reader.locator('article picture img');
      await expect(shown).toHaveCount(2);
      for (const [at, shows] of SHOWN.entries()) await expect(shown.nth(at)).toHaveAttribute('alt', shows);
    });
  });
}

test('what is no Word file is refused in a sentence', async ({ page, unit }) => {
  await (await Author.of(unit)).enter(page.context());
  await page.goto(deskOf(unit, '/tu-word'));
  const choose = page.getByLabel('Tệp Word (.docx)');
  const send = page.getByRole('button', { name: 'Đưa vào bản nháp mới' });
  await send.click();
  await expect(page.getByRole('alert')).toContainText('Chưa chọn tệp nào.');
  for (const file of [paper('thong-bao.pdf'), { ...paper('thong-bao.docx'), mimeType: 'application/msword' }, photo('anh.docx', [40, 30])]) {
    await choose.setInputFiles(file);
    await send.click();
    await expect(page.getByRole('alert')).toBeFocused();
    await expect(choose).toHaveAttribute('aria-invalid', 'true');
    await expect(choose).toHaveAccessibleDescription(/\.docx/);
  }
});

test('what is copied out of Word keeps its shape, and says what stayed behind', async ({ page, unit }) => {
  await (await Author.of(unit)).enter(page.context());
  const editor = new Editor(page);
  await editor.begin(unit);
  await editor.isAwake();
  await editor.title.focus();
  await copy(page, 'Việc cần làm\r\nBà con mang theo chổi và xem lịch.\r\n·  Quét đường\r\n·  Nhặt rác\r\nẤp\tGiờ\r\nẤp Đông\t7 giờ', PASTED);
  await editor.body.fill('Trước.\n\nSau.');
  await editor.caretAfter('Trước.');
  await page.keyboard.press('ControlOrMeta+v');
  await expect(editor.body).toHaveValue(
    'Trước.\n\n# Việc cần làm\n\nBà con **mang theo chổi** và [xem lịch](https://dichvucong.gov.vn).\n\n- Quét đường\n- Nhặt rác\n\n| Ấp | Giờ |\n| --- | --- |\n| Ấp Đông | 7 giờ |\n\nSau.',
  );
  await expect(page.locator('.tools .no-fit')).toHaveText('1 hình không đi theo khi dán. Hãy tải từng hình lên rồi chèn vào chỗ của nó.');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(editor.body).toHaveValue('Trước.\n\nSau.');

  await test.step('plain words, and whatever Ctrl+Shift+V brings, stay letters', async () => {
    await editor.body.fill('');
    await editor.body.focus();
    await page.keyboard.press('ControlOrMeta+Shift+v');
    await expect(editor.body).toHaveValue(/^Việc cần làm\nBà con mang theo chổi và xem lịch\.\n/);
    await copy(page, '5 * 3 # tốt', '<p><span style="font-family:Arial">5 * 3 # tốt</span></p>');
    await editor.body.fill('');
    await page.keyboard.press('ControlOrMeta+v');
    await expect(editor.body).toHaveValue('5 * 3 # tốt');
  });
});

test('old letters are shown in their proper form, and change only when somebody says so', async ({ page, unit }) => {
  await (await Author.of(unit)).enter(page.context());
  const editor = new Editor(page);
  await editor.begin(unit);
  await editor.isAwake();
  const old = 'UÛy ban nhaân daân xaõ kính môøi baø con döï hoïp luùc 7 giôø 30 taïi truï sôû aáp';
  const proper = 'Ủy ban nhân dân xã kính mời bà con dự họp lúc 7 giờ 30 tại trụ sở ấp';
  await copy(page, old);
  await editor.body.fill('Trước. ');
  await editor.caretAfter('Trước. ');
  await page.keyboard.press('ControlOrMeta+v');
  const offer = page.getByRole('region', { name: 'Chữ theo bảng mã cũ' });
  await expect(offer).toContainText('VNI');
  await expect(offer.locator('dd')).toHaveText([old, proper]);
  await expect(editor.body).toHaveValue(`Trước. ${old}`);
  await offer.getByRole('button', { name: 'Chuyển mã' }).click();
  await expect(editor.body).toHaveValue(`Trước. ${proper}`);
  await expect(offer).toHaveCount(0);
  await expect(editor.body).toBeFocused();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(editor.body).toHaveValue(`Trước. ${old}`);

  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.press('ControlOrMeta+v');
  await offer.getByRole('button', { name: 'Để nguyên' }).click();
  await expect(editor.body).toHaveValue(`Trước. ${old}${old}`);
});
