// Pictures and files: brought into the library, put into a text, described, seen by residents, and never by another unit.
import type { Page } from '@playwright/test';
import { deskOf } from '../support/address';
import { short } from '../support/articles';
import { Author } from '../support/author';
import { ownCommune } from '../support/communes';
import { Editor } from '../support/editor';
import { needsIslands } from '../support/islands';
import { tabTo } from '../support/keyboard';
import { drop, DRAWING, paper, pastePicture, photo } from '../support/pictures';
import { expect, test } from '../support/test';
import { mayBeSaid } from '../support/watch';

/** The lines about files on their way. */
function ways(page: Page, name?: string) {
  const lines = page.locator('.on-the-way li');
  return name === undefined ? lines : lines.filter({ hasText: name });
}

async function openLibrary(page: Page, unit: string): Promise<void> {
  await page.goto(deskOf(unit, '/thu-vien'));
  await needsIslands(page);
  await expect(page.getByText('Cũng có thể kéo tệp vào khung này')).toBeVisible();
}

/** Opens the page of a picture and says what it shows. */
async function describe(page: Page, unit: string, name: string, shows: string): Promise<void> {
  await page.goto(deskOf(unit, '/thu-vien'));
  await page.getByRole('link', { name, exact: true }).click();
  await page.getByLabel('Ảnh cho thấy gì').fill(shows);
  await page.getByRole('button', { name: 'Lưu', exact: true }).click();
  await expect(page.getByRole('status')).toContainText('Đã lưu.');
}

test('files are chosen, dropped and pasted; a refused one leaves the others going', async ({ page, unit }) => {
  test.slow();
  await (await Author.of(unit)).enter(page.context());
  await openLibrary(page, unit);
  await test.step('chosen: each has its progress and its outcome', async () => {
    await page.getByLabel('Chọn ảnh và tệp để đưa vào thư viện').setInputFiles([photo('ra-quan.png', [1600, 1200], 60), DRAWING, paper('Quyết định 12.pdf')]);
    await expect(ways(page)).toHaveCount(3);
    await expect(page.getByRole('progressbar').first()).toBeVisible();
    await expect(ways(page, DRAWING.name)).toContainText('Không nhận ảnh SVG vì bên trong có thể chứa mã lệnh.');
    await expect(ways(page, 'Quyết định 12.pdf')).toContainText('Đã nhận.');
    await expect(ways(page, 'ra-quan.png').locator('img')).toBeVisible();
    await expect(page.getByRole('progressbar')).toHaveCount(0);
    // Said once for each outcome, not for every percent.
    const heard = page.locator('.uploads .heard div');
    await expect(heard.filter({ hasText: DRAWING.name })).toHaveCount(1);
    await expect(heard.filter({ hasText: 'ra-quan.png' })).toHaveText(['ra-quan.png: Đã nhận, đang được xử lý.', 'ra-quan.png: Ảnh đã xử lý xong.']);
  });
  await test.step('dropped anywhere on the form, and pasted', async () => {
    await drop(page.locator('#dua-tep'), photo('trong-cay.png'));
    await expect(ways(page, 'trong-cay.png')).toContainText('Ảnh đã xử lý xong.');
    await page.getByRole('heading', { level: 1 }).click();
    await pastePicture(page, photo('image.png', [640, 480]));
    await expect(ways(page, 'image.png')).toContainText('Ảnh đã xử lý xong.');
  });
  await test.step('from the line to its page', async () => {
    await ways(page, 'trong-cay.png').getByRole('link', { name: /^Viết lời mô tả cho ảnh/ }).click();
    await expect(page.getByLabel('Ảnh cho thấy gì')).toBeVisible();
    await page.goto(deskOf(unit, '/thu-vien'));
    // Other tests bring files to the same unit.
    for (const name of ['ra-quan', 'Quyết định 12', 'trong-cay', 'image']) {
      await expect(page.locator('.library').getByRole('link', { name, exact: true }).first()).toBeVisible();
    }
    await expect(page.locator('.library')).not.toContainText('so-do');
  });
});

test('what breaks off can be tried again, and a lost connection is waited for', async ({ page, unit }) => {
  await (await Author.of(unit)).enter(page.context());
  await openLibrary(page, unit);
  const choose = page.getByLabel('Chọn ảnh và tệp để đưa vào thư viện');
  mayBeSaid(page.context(), /ERR_FAILED|ERR_INTERNET_DISCONNECTED/, /\/thu-vien\/ke/);
  await page.route('**/thu-vien/ke', (route) => route.abort(), { times: 1 });
  await choose.setInputFiles([paper('mot.pdf'), paper('hai.pdf')]);
  await expect(ways(page, 'mot.pdf')).toContainText('Đường truyền bị ngắt giữa chừng nên chưa nhận được tệp này.');
  await expect(ways(page, 'hai.pdf')).toContainText('Đã nhận.');
  await page.getByRole('button', { name: 'Thử lại: mot.pdf' }).press('Enter');
  await expect(ways(page, 'mot.pdf')).toContainText('Đã nhận.');

  await page.context().setOffline(true);
  await choose.setInputFiles([paper('ba.pdf'), paper('bon.pdf')]);
  await expect(ways(page, 'ba.pdf')).toContainText('Mất kết nối. Tệp sẽ được gửi tiếp khi có mạng lại.');
  await expect(ways(page, 'bon.pdf')).toContainText('Mất kết nối.');
  await page.context().setOffline(false);
  await expect(ways(page, 'ba.pdf')).toContainText('Đã nhận.');
  await expect(ways(page, 'bon.pdf')).toContainText('Đã nhận.');
});

test('without script the form does the same', async ({ visitor, unit }) => {
  const page = await visitor({ javaScriptEnabled: false });
  await (await Author.of(unit)).enter(page.context());
  await page.goto(deskOf(unit, '/thu-vien'));
  await page.getByLabel('Chọn ảnh và tệp để đưa vào thư viện').setInputFiles([paper('khong-kich-ban.pdf'), DRAWING]);
  await page.getByRole('button', { name: 'Đưa vào thư viện', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('Đã nhận 1 tệp, 1 tệp không nhận được');
  await expect(page.getByRole('link', { name: 'khong-kich-ban' })).toBeVisible();
});

test('by keyboard alone a picture goes from the machine into the text, described', async ({ page, unit }) => {
  test.slow();
  await (await Author.of(unit)).enter(page.context());
  const editor = new Editor(page);
  await editor.begin(unit);
  await editor.isAwake();
  await editor.title.fill('Ấp Tây trồng cây');
  await editor.body.focus();
  await page.keyboard.type('Sáng nay bà con trồng cây ven đường.');
  const panel = page.getByRole('group', { name: 'Chèn ảnh hoặc tệp' });
  // Listened for from the start: a browser that is told to wait for a choice only while the key is pressed may miss it.
  page.on('filechooser', (chooser) => void chooser.setFiles([photo('trong cây ấp Tây.png', [1200, 900])]));
  await test.step('the panel opens on its first control', async () => {
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Home');
    for (let at = 0; at < 7; at += 1) await page.keyboard.press('ArrowRight');
    await expect(page.getByRole('button', { name: 'Ảnh, tệp…' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(panel.getByLabel('Chọn ảnh hoặc tệp từ máy')).toBeFocused();
  });
  await test.step('the picture is brought, and needs a description', async () => {
    await page.keyboard.press('Enter');
    await expect(ways(page, 'trong cây ấp Tây.png')).toContainText('Đã nhận');
    await tabTo(page, panel.getByLabel('Ảnh cho thấy gì'));
    await page.keyboard.press('Enter');
    await expect(panel.locator('.fault')).toHaveText(/^Hãy viết ảnh cho thấy gì/);
    await expect(panel.getByLabel('Ảnh cho thấy gì')).toBeFocused();
    await page.keyboard.type('IMG_5195.jpg');
    await page.keyboard.press('Enter');
    await expect(panel.locator('.fault')).toHaveText(/tên tệp/);
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('Bà con ấp Tây trồng cây [keo] ven đường');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Sáng "5/2"');
    await page.keyboard.press('Enter');
  });
  await test.step('it stands behind the paragraph, is shown, and one undo takes it away', async () => {
    await expect(editor.body).toBeFocused();
    const wanted = /^Sáng nay bà con trồng cây ven đường\.\n\n!\[Bà con ấp Tây trồng cây \\\[keo\\\] ven đường\]\(\/anh\/[a-z2-7]{16} "Sáng \\"5\/2\\""\)$/;
    await expect(editor.body).toHaveValue(wanted);
    await page.keyboard.press('ControlOrMeta+z');
    await expect(editor.body).toHaveValue('Sáng nay bà con trồng cây ven đường.');
    await page.keyboard.press('ControlOrMeta+Shift+z');
    await expect(editor.body).toHaveValue(wanted);
    const shown = page.locator('#xem-truoc figure');
    await expect(shown.locator('img')).toHaveAttribute('alt', 'Bà con ấp Tây trồng cây [keo] ven đường');
    await expect(shown.locator('figcaption')).toHaveText('Sáng "5/2"');
    await editor.isSavedByItself();
  });
  await test.step('Escape closes the panel, and the focus goes back to its button', async () => {
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    await expect(panel).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(panel).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Ảnh, tệp…' })).toBeFocused();
  });
});

test('a picture of the library is found, chosen by arrows, and a file is linked', async ({ page, unit }) => {
  test.slow();
  const author = await Author.of(unit);
  await author.enter(page.context());
  await openLibrary(page, unit);
  await page.getByLabel('Chọn ảnh và tệp để đưa vào thư viện').setInputFiles([photo('hop-dan.png'), paper('Lịch tiếp dân.pdf')]);
  await expect(ways(page, 'hop-dan.png')).toContainText('Ảnh đã xử lý xong.');
  await expect(ways(page, 'Lịch tiếp dân.pdf')).toContainText('Đã nhận.');
  await describe(page, unit, 'hop-dan', 'Bà con họp tại nhà văn hóa ấp Tây');

  const editor = new Editor(page);
  await editor.begin(unit);
  await editor.isAwake();
  await editor.body.fill('Xem lịch.');
  const panel = page.getByRole('group', { name: 'Chèn ảnh hoặc tệp' });
  await page.getByRole('button', { name: 'Ảnh, tệp…' }).click();
  await panel.getByLabel('Hoặc tìm trong thư viện').fill('họp tại nhà văn hóa');
  await expect(panel.getByRole('radio')).toHaveCount(1);
  await panel.getByRole('radio', { name: /hop-dan/ }).press('Space');
  await expect(panel.getByLabel('Ảnh cho thấy gì')).toHaveValue('Bà con họp tại nhà văn hóa ấp Tây');
  await panel.getByRole('button', { name: 'Chèn', exact: true }).click();
  await expect(editor.body).toHaveValue(/^Xem lịch\.\n\n!\[Bà con họp tại nhà văn hóa ấp Tây\]\(\/anh\/[a-z2-7]{16}\)$/);

  await editor.select('lịch');
  await page.getByRole('button', { name: 'Ảnh, tệp…' }).click();
  await panel.getByRole('radio', { name: /Lịch tiếp dân/ }).check();
  await expect(panel.getByLabel('Ảnh cho thấy gì')).toHaveCount(0);
  await panel.getByRole('button', { name: 'Chèn', exact: true }).click();
  await expect(editor.body).toHaveValue(/^Xem \[lịch\]\(\/tep\/[a-z2-7]{16}\)\./);
  await expect(page.locator('#xem-truoc')).toContainText('PDF');
});

test('what is dropped on the text or pasted into it goes to the caret, and says that it needs a description', async ({ page, unit }) => {
  test.slow();
  await (await Author.of(unit)).enter(page.context());
  const editor = new Editor(page);
  await editor.begin(unit);
  await editor.isAwake();
  await editor.body.fill('Một.\n\nHai.');
  await editor.caretAfter('Một.');
  await drop(editor.body, photo('keo-tha.png', [900, 600]));
  await expect(editor.body).toHaveValue(/^Một\.\n\n!\[\]\(\/anh\/[a-z2-7]{16}\)\n\nHai\.$/);
  await expect(page.locator('.tools .no-fit')).toContainText('chưa có lời mô tả');
  // The caret waits between the brackets.
  await page.keyboard.type('Bà con kéo lưới');
  await expect(editor.body).toHaveValue(/!\[Bà con kéo lưới\]/);
  await expect(page.locator('#xem-truoc img')).toHaveAttribute('alt', 'Bà con kéo lưới');
  await editor.caretAfter('Hai.');
  await pastePicture(page, photo('image.png', [500, 400]));
  await expect(editor.body).toHaveValue(/Hai\.\n\n!\[\]\(\/anh\/[a-z2-7]{16}\)$/);
  await expect(page.locator('.warnings')).toContainText('mô tả');
});

test('a picture is described before the public sees it, and then shown without script, with its room', async ({ page, visitor, unit }, info) => {
  test.slow();
  const author = await Author.of(unit);
  await author.enter(page.context());
  await openLibrary(page, unit);
  await page.getByLabel('Chọn ảnh và tệp để đưa vào thư viện').setInputFiles([photo('le-hoi.png')]);
  await expect(ways(page, 'le-hoi.png')).toContainText('Ảnh đã xử lý xong.');
  const src = (await ways(page, 'le-hoi.png').locator('img').getAttribute('src')) ?? '';
  const key = /\/anh\/([a-z2-7]{16})-/.exec(src)?.[1] ?? '';
  const editor = new Editor(page);
  await editor.begin(unit);
  await editor.isAwake();
  await editor.fill({ ...short('Lễ hội đình làng'), body: `Hôm qua.\n\n![](/anh/${key})` });
  await page.getByLabel('Ảnh đại diện').selectOption('le-hoi');
  await editor.saveDraft();
  const publish = page.getByRole('button', { name: 'Đăng bài', exact: true });
  await expect(publish).toHaveAttribute('aria-disabled', 'true');
  await expect(publish).toHaveAccessibleDescription(/mô tả/);
  const desk = page.url().split('?')[0] ?? '';

  await describe(page, unit, 'le-hoi', 'Đội múa lân trước cổng đình Long Phượng');
  await page.goto(desk);
  await editor.publish();
  const address = await editor.publicAddress();
  const reader = await visitor({ javaScriptEnabled: false });
  await reader.goto(address);
  const shown = reader.locator('article figure picture');
  await expect(shown.locator('source')).toHaveAttribute('type', 'image/webp');
  await expect(shown.locator('img')).toHaveAttribute('alt', 'Đội múa lân trước cổng đình Long Phượng');
  const room = await shown.locator('img').evaluate((image: HTMLImageElement) => [Number(image.getAttribute('width')), Number(image.getAttribute('height'))] as const);
  expect(room[0] / room[1]).toBeCloseTo(4 / 3, 1);
  await shown.locator('img').scrollIntoViewIfNeeded();
  await expect.poll(() => shown.locator('img').evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
  const home = await visitor({ javaScriptEnabled: false });
  await home.goto(new URL('/', address).href);
  await expect(home.locator('.with-face', { hasText: 'Lễ hội đình làng' }).locator('img')).toHaveCount(1);

  await test.step('where it is used, and that it cannot go before that', async () => {
    await page.goto(deskOf(unit, '/thu-vien'));
    await page.getByRole('link', { name: 'le-hoi', exact: true }).click();
    const used = page.getByRole('region', { name: 'Được dùng trong' });
    await expect(used.getByRole('link', { name: 'Lễ hội đình làng' })).toBeVisible();
    await expect(used).toContainText('Đang công khai');
    await expect(used.getByRole('button', { name: /^Xóa/ })).toHaveCount(0);
  });
  await test.step('another unit sees nothing of it', async () => {
    const twin = ownCommune(info, 'editor-shows-pictures, the twin');
    const other = await visitor();
    await (await Author.of(twin)).enter(other.context());
    await other.goto(deskOf(twin, '/thu-vien'));
    await expect(other.getByText('Thư viện chưa có gì ở đây.')).toBeVisible();
    const answer = (path: string) => other.evaluate(async (path) => ((await fetch(path)).json() as Promise<unknown>), path);
    expect(await answer(`/don-vi/${twin}/thu-vien/ke?khoa=${key}`)).toEqual({ pictures: [], documents: [], waiting: [] });
    expect((await other.goto(deskOf(unit, '/thu-vien')))?.status()).toBe(404);
    expect((await other.goto(new URL(src.replace(`/don-vi/${unit}`, `/don-vi/${twin}`), page.url()).href))?.status()).toBe(404);
  });
});
