// What is typed is saved while it is typed, by a page that nobody tells to.
import { deskOf } from '../support/address';
import { short } from '../support/articles';
import { Editor } from '../support/editor';
import { keptHere } from '../support/islands';
import { passOn } from '../support/request';
import { close } from '../support/tabs';
import { expect, test } from '../support/test';
import { AN, LAN, LATER, SAVES, TEXT, expectSaved, mayBeCut, opened } from '../support/writing';

test.describe('by itself', () => {
  test('what is typed is saved within two seconds, and something new gets an address of its own', async ({ page, unit }) => {
    const [lan, an] = [await LAN(unit), await AN(unit)];
    await lan.enter(page.context());
    await page.clock.install();
    const editor = new Editor(page);
    await editor.begin(unit, 'notice');
    await editor.isAwake();
    const steps = await page.evaluate(() => history.length);
    await editor.title.fill('Tự lưu khi đang gõ');
    await editor.body.focus();
    await expect(page).toHaveURL(/\/bai-viet\/\d+$/);
    expect(await page.evaluate(() => history.length), 'the way back stays as it was').toBe(steps);
    await editor.isSavedByItself();

    // From here on time passes only as this test says.
    await page.clock.pauseAt(Date.now() + 3_600_000);
    await editor.type('Chữ đầu tiên.');
    const sent = page.waitForRequest(SAVES);
    await page.clock.runFor(2_000);
    await sent;
    await page.clock.resume();
    const desk = page.url();
    await expectSaved(an, desk, 'Chữ đầu tiên.');
    await editor.isSavedByItself();

    await page.reload();
    await expect(editor.title).toHaveValue('Tự lưu khi đang gõ');
    await expect(editor.body).toHaveValue('Chữ đầu tiên.');
    await editor.isIn('Bản nháp');
    await expect(page.getByLabel('Có hiệu lực đến hết ngày', { exact: true })).toBeVisible();
    await page.goto(deskOf(unit));
    await expect(page.getByRole('link', { name: 'Tự lưu khi đang gõ', exact: true })).toHaveCount(1);
  });

  test('a page on which nothing is written makes nothing', async ({ page, unit }) => {
    const lan = await LAN(unit);
    await lan.enter(page.context());
    await page.clock.install();
    const editor = new Editor(page);
    await editor.begin(unit, 'page');
    await editor.isAwake();
    await editor.title.pressSequentially('a');
    await editor.title.press('Backspace');
    await editor.body.focus();
    await page.clock.fastForward(LATER);
    await expect(editor.saving).toHaveText('');
    await expect(page).toHaveURL(/\/moi\?loai=trang$/);
    expect(await keptHere(page)).toEqual([]);
  });

  test('the last words are there though the tab was closed at once', async ({ page, unit }) => {
    const [lan, an] = [await LAN(unit), await AN(unit)];
    const { desk } = await lan.draft(short('Đóng thẻ ngay khi gõ xong', TEXT));
    const editor = await opened(page, lan, desk);
    await editor.caretAfter('Kết thúc.');
    await editor.type(' Chữ cuối cùng.');
    await close(page);
    const all = `${TEXT} Chữ cuối cùng.`;
    await expectSaved(an, desk, all);
    const again = await opened(await page.context().newPage(), lan, desk);
    await expect(again.body).toHaveValue(all);
    await expect(again.offer).toHaveCount(0);
  });

  test('the last words are there though a link was followed at once', async ({ page, unit }) => {
    const [lan, an] = [await LAN(unit), await AN(unit)];
    const { desk } = await lan.draft(short('Đi theo liên kết ngay khi gõ xong', TEXT));
    const editor = await opened(page, lan, desk);
    await editor.caretAfter('Kết thúc.');
    await editor.type(' Chữ cuối cùng.');
    await page.getByRole('link', { name: 'Bàn biên tập', exact: true }).click();
    await expectSaved(an, desk, `${TEXT} Chữ cuối cùng.`);
    await page.goBack();
    await expect(editor.body).toHaveValue(`${TEXT} Chữ cuối cùng.`);
  });

  test('a text too long to be sent while its tab closes is saved all the same, or offered on return', async ({ page, unit }) => {
    const [lan, an] = [await LAN(unit), await AN(unit)];
    const { desk } = await lan.draft(short('Bài rất dài', TEXT));
    const editor = await opened(page, lan, desk);
    // Browsers let 64 KiB outlive a page; most of these letters are six bytes of a form.
    const long = `${TEXT}\n\n${'Nghị quyết về phát triển kinh tế, xã hội. '.repeat(1_000)}`.trim();
    await editor.body.fill(long);
    await close(page);
    const back = await opened(await page.context().newPage(), lan, desk);
    if ((await back.body.inputValue()) !== long) await back.offer.getByRole('button', { name: 'Dùng phần viết dở' }).click();
    await expect(back.body).toHaveValue(long);
    await expectSaved(an, desk, long);
  });

  test('typing goes on while a save is under way, and an answer that got lost does no harm', async ({ page, unit }) => {
    const [lan, an] = [await LAN(unit), await AN(unit)];
    const { desk } = await lan.draft(short('Gõ trong lúc đang lưu', TEXT));
    await page.clock.install();
    mayBeCut(page.context());
    const editor = await opened(page, lan, desk);
    let answers = () => {};
    const held = new Promise<void>((resolve) => (answers = resolve));
    await page.route(SAVES, async (route) => {
      await held;
      await passOn(route);
      // The server has it, and the page never hears of it.
      await route.abort();
    }, { times: 1 });
    const sent = page.waitForRequest(SAVES);
    await editor.caretAfter('Kết thúc.');
    await editor.type(' Một.');
    await sent;
    await expect(editor.saving).toHaveText('Đang lưu…');
    await editor.type(' Hai.');
    answers();
    await expect(editor.saving).toContainText('Mất kết nối; chữ của bạn được giữ trên máy này');
    await editor.type(' Ba.');
    await page.clock.fastForward(LATER);
    await expectSaved(an, desk, `${TEXT} Một. Hai. Ba.`);
    await editor.isSavedByItself();
    await expect(editor.body).toHaveValue(`${TEXT} Một. Hai. Ba.`);
    // Many saves of one page are one saved text.
    await page.reload();
    await expect(page.getByRole('link', { name: 'Các bản đã lưu (2)' })).toBeVisible();
  });

  test('publishing takes along what was typed a moment ago', async ({ page, visitor, unit }) => {
    const an = await AN(unit);
    const { desk } = await an.draft(short('Đăng ngay khi gõ xong', TEXT));
    const editor = await opened(page, an, desk);
    await editor.caretAfter('Kết thúc.');
    await editor.type(' Chữ cuối cùng.');
    await editor.publish();
    const resident = await visitor();
    await resident.goto(await editor.publicAddress());
    await expect(resident.getByText('Kết thúc. Chữ cuối cùng.')).toBeVisible();
  });

  test('what saves itself over something published stays at the desk', async ({ page, visitor, unit }) => {
    const [lan, an] = [await LAN(unit), await AN(unit)];
    const article = await an.publish(short('Đã đăng, đang sửa', TEXT));
    const editor = await opened(page, lan, article.desk);
    await editor.caretAfter('Kết thúc.');
    await editor.type(' Chưa ai duyệt.');
    await expectSaved(an, article.desk, `${TEXT} Chưa ai duyệt.`);
    await page.reload();
    await editor.isIn('Đã đăng, có bản sửa chưa đăng');
    const resident = await visitor();
    await resident.goto(article.public);
    await expect(resident.getByRole('article')).toContainText('Kết thúc.');
    await expect(resident.getByText('Chưa ai duyệt.')).toHaveCount(0);
  });

  test('the browser’s own undo takes back what a button did', async ({ page, unit }) => {
    const lan = await LAN(unit);
    const { desk } = await lan.draft(short('Hoàn tác', TEXT));
    const editor = await opened(page, lan, desk);
    await editor.select('Nơi họp.');
    await page.getByRole('button', { name: 'Đậm', exact: true }).click();
    await expect(editor.body).toHaveValue(TEXT.replace('Nơi họp.', '**Nơi họp.**'));
    await page.keyboard.press('ControlOrMeta+z');
    await expect(editor.body).toHaveValue(TEXT);
    await editor.caretAfter('Kết thúc.');
    await editor.type(' Xong.');
    await page.getByRole('button', { name: 'Bảng…', exact: true }).click();
    await page.getByRole('button', { name: 'Chèn bảng', exact: true }).click();
    await expect(editor.body).toHaveValue(/\| Cột 1 \| Cột 2 \| Cột 3 \|/);
    await page.keyboard.press('ControlOrMeta+z');
    await expect(editor.body).toHaveValue(`${TEXT} Xong.`);
    await page.keyboard.press('ControlOrMeta+Shift+z');
    await expect(editor.body).toHaveValue(/\| Cột 1 \| Cột 2 \| Cột 3 \|/);
  });
});
