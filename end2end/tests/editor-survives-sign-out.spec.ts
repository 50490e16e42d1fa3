// Signed out in between: every word goes through the sign-in page, and nothing stays in the browser for the next person.
import { deskOf } from '../support/address';
import { short } from '../support/articles';
import { Editor } from '../support/editor';
import { keptHere } from '../support/islands';
import { signIn } from '../support/people';
import { close } from '../support/tabs';
import { expect, test } from '../support/test';
import { mayBeSaid } from '../support/watch';
import { AN, LAN, SENT_BY_ITSELF, TEXT, expectSaved, mayBeCut, opened } from '../support/writing';

test.describe('signed out', () => {
  test('and in again in another tab: the page says that it is from before, and saving keeps every word', async ({ page, unit }) => {
    const [lan, an] = [await LAN(unit), await AN(unit)];
    const { desk } = await an.draft(short('Phiên mới ở thẻ khác', TEXT));
    const editor = await opened(page, lan, desk);
    await (await LAN(unit)).enter(page.context());
    mayBeSaid(page.context(), /status of 403/, SENT_BY_ITSELF);
    await editor.caretAfter('Kết thúc.');
    await editor.type(' Viết tiếp.');
    await expect(editor.saving).toHaveText('Trang này mở từ phiên làm việc trước. Chữ của bạn được giữ trên máy này; hãy bấm Lưu bản nháp để lưu tiếp.');
    await page.getByRole('button', { name: 'Lưu bản nháp' }).click();
    await expect(page.getByRole('alert')).toContainText('Nội dung bạn gõ còn nguyên bên dưới');
    await expect(editor.body).toHaveValue(`${TEXT} Viết tiếp.`);
    // From here it even saves by itself.
    await expectSaved(an, desk, `${TEXT} Viết tiếp.`);
    await editor.saveDraft();
    await editor.isAwake();
    await expect.poll(() => keptHere(page)).toEqual([]);
  });

  test('in another tab: typing goes on, and saving leads through the sign-in page with every word', async ({ page, unit }) => {
    test.slow();
    const [{ person }, an] = [await LAN(unit), await AN(unit)];
    const { desk } = await an.draft(short('Đăng xuất ở thẻ khác', TEXT));
    await signIn(page, person);
    const editor = new Editor(page);
    await editor.open(desk);
    const other = await page.context().newPage();
    await other.goto(deskOf(unit));
    await other.getByRole('button', { name: 'Đăng xuất' }).click();
    await expect(other.getByRole('heading', { level: 1 })).toHaveText('Đăng nhập');

    mayBeSaid(page.context(), /status of 401/, SENT_BY_ITSELF);
    await editor.caretAfter('Kết thúc.');
    await editor.type(' Viết khi đã đăng xuất.');
    await expect(editor.saving).toHaveText('Phiên làm việc đã hết. Chữ của bạn được giữ trên máy này; bấm Lưu bản nháp để đăng nhập lại.');
    await editor.type(' Viết tiếp.');
    const all = `${TEXT} Viết khi đã đăng xuất. Viết tiếp.`;
    await expect(editor.body).toHaveValue(all);
    await expectSaved(an, desk, TEXT);

    await page.getByRole('button', { name: 'Lưu bản nháp' }).click();
    await expect(page.getByRole('status')).toContainText('Nội dung bạn gõ vẫn được giữ');
    await page.getByLabel('E-mail', { exact: true }).fill(person.email);
    await page.getByLabel('Mật khẩu').fill(person.password);
    await page.getByLabel('Mật khẩu').press('Enter');
    await expect(editor.body).toHaveValue(all);
    await editor.isAwake();
    await editor.saveDraft();
    await expectSaved(an, desk, all);
    await editor.isAwake();
    await expect.poll(() => keptHere(page)).toEqual([]);
  });

  test('nothing of a text is left in the browser, and the next person finds no copy', async ({ page, unit }) => {
    test.slow();
    const [lan, an] = [await LAN(unit), await AN(unit)];
    const { desk } = await an.draft(short('Máy dùng chung', TEXT));
    mayBeSaid(page.context(), /status of 401/, SENT_BY_ITSELF);
    mayBeCut(page.context());
    const editor = await opened(page, lan, desk);
    await page.route(SENT_BY_ITSELF, (route) => route.abort());
    await editor.caretAfter('Kết thúc.');
    await editor.type(' Chuyện riêng.');
    await expect(editor.saving).toContainText('Mất kết nối');
    expect(await keptHere(page)).toHaveLength(1);
    // A text that cannot be saved keeps nobody signed in: the second time it goes.
    await page.getByRole('button', { name: 'Đăng xuất' }).click();
    await expect(page.locator('.who .fault')).toContainText('Bấm Đăng xuất lần nữa để bỏ phần ấy.');
    await page.getByRole('button', { name: 'Đăng xuất' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Đăng nhập');
    expect(await keptHere(page)).toEqual([]);

    // Typed after the session ended, in a tab that was then closed.
    await page.unroute(SENT_BY_ITSELF);
    const again = await opened(page, await LAN(unit), desk);
    await page.context().clearCookies();
    await again.caretAfter('Kết thúc.');
    await again.type(' Chuyện riêng nữa.');
    await expect(again.saving).toContainText('Phiên làm việc đã hết');
    await close(page);
    const theirs = await opened(await page.context().newPage(), an, desk);
    await expect(theirs.offer).toHaveCount(0);
    expect(await keptHere(theirs.page)).toEqual([]);
    await expect(theirs.page.getByText('Chuyện riêng')).toHaveCount(0);
  });
});
