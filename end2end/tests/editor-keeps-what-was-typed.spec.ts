// Mistakes, an ended session, two people at once: nothing that was typed is ever lost.
import { short } from '../support/articles';
import { Author } from '../support/author';
import { Editor } from '../support/editor';
import { deskOf } from '../support/address';
import { expect, test, WITHOUT_SCRIPT } from '../support/test';
import { mayBeSaid } from '../support/watch';

for (const script of [true, false]) {
  test.describe(script ? 'with script' : 'without script', { tag: script ? [] : WITHOUT_SCRIPT }, () => {
    test.use({ javaScriptEnabled: script });
    const mark = script ? '' : ' (không dùng kịch bản)';

    test('a refused form says what is wrong, leads there, and keeps the rest', async ({ page, unit }) => {
      const author = await Author.of(unit);
      await author.enter(page.context());
      const editor = new Editor(page);
      await editor.begin(unit);
      await editor.body.fill('Nội dung đã gõ rất lâu.');
      await page.getByText('Tác giả, nguồn, ngày, địa chỉ trang').click();
      await page.getByLabel('Ngày của bài viết', { exact: true }).fill('31/02/2024');
      await page.getByRole('button', { name: 'Lưu bản nháp' }).click();

      const summary = page.getByRole('alert');
      await expect(summary.getByRole('heading')).toHaveText('Có 2 chỗ cần sửa');
      await expect(summary).toBeFocused();
      await expect(page).toHaveTitle(/^Cần sửa – /);
      await summary.getByRole('link', { name: /tiêu đề/ }).click();
      await expect(editor.title).toBeFocused();
      await expect(editor.title).toHaveAttribute('aria-invalid', 'true');
      await expect(editor.title).toHaveAccessibleDescription(/Hãy nhập tiêu đề/);
      await summary.getByRole('link', { name: /Ngày của bài viết/ }).click();
      const date = page.getByLabel('Ngày của bài viết', { exact: true });
      await expect(date).toBeFocused();
      await expect(date).toHaveValue('31/02/2024');
      await expect(editor.body).toHaveValue('Nội dung đã gõ rất lâu.');

      await editor.title.fill(`Đã sửa xong${mark}`);
      await date.fill('29/02/2024');
      await editor.saveDraft();
    });

    test('an ended session keeps the text through the sign-in page', async ({ page, unit }) => {
      const author = await Author.of(unit);
      await author.enter(page.context());
      const editor = new Editor(page);
      await editor.begin(unit);
      const body = '\nDòng đầu trống, “ngoặc kép” & <dấu nhọn>\n\n- Ễ Ẫ Ỗ';
      // With script the page finds out by itself before anybody presses anything.
      mayBeSaid(page.context(), /status of 401/, /\/(tu-luu|co-mat)$/);
      await page.context().clearCookies();
      await editor.fill({ title: `Viết dở khi phiên hết${mark}`, body });
      await page.getByRole('button', { name: 'Lưu bản nháp' }).click();

      await expect(page.getByRole('status')).toContainText('Nội dung bạn gõ vẫn được giữ');
      await page.getByLabel('E-mail', { exact: true }).fill(author.person.email);
      await page.getByLabel('Mật khẩu').fill('một mật khẩu gõ nhầm');
      await page.getByLabel('Mật khẩu').press('Enter');
      await expect(page.getByRole('alert')).toContainText('E-mail hoặc mật khẩu không đúng.');
      await page.getByLabel('Mật khẩu').fill(author.person.password);
      await page.getByLabel('Mật khẩu').press('Enter');

      await expect(editor.title).toHaveValue(`Viết dở khi phiên hết${mark}`);
      await expect(editor.body).toHaveValue(body);
      await editor.saveDraft();
      await page.goto(deskOf(unit));
      await expect(page.getByRole('link', { name: `Viết dở khi phiên hết${mark}` })).toBeVisible();
    });

    test('two people at once: the second sees both texts and decides', async ({ page, visitor, unit }) => {
      const [first, second] = [await Author.of(unit, 'approver', 'Trần Thị Mỹ Phượng'), await Author.of(unit, 'unit_admin', 'Lê Văn Ẩn')];
      const article = await first.draft(short(`Lịch họp tổ dân phố${mark}`, 'Họp lúc 7 giờ.\n\nỞ nhà văn hóa.'));
      const other = await visitor({ javaScriptEnabled: script });
      await first.enter(page.context());
      await second.enter(other.context());
      const [mine, theirs] = [new Editor(page), new Editor(other)];
      await page.goto(article.desk);
      await other.goto(article.desk);

      await theirs.body.fill('Họp lúc 8 giờ.\n\nỞ nhà văn hóa.');
      await theirs.saveDraft();
      mayBeSaid(page.context(), /status of 409/, /\/tu-luu$/);
      await mine.body.fill('Họp lúc 19 giờ.\n\nỞ nhà văn hóa.');
      const [answer] = await Promise.all([
        page.waitForResponse((response) => response.request().isNavigationRequest() && response.request().method() === 'POST'),
        page.getByRole('button', { name: 'Lưu bản nháp' }).click(),
      ]);
      expect(answer.status()).toBe(409);
      const conflict = page.getByRole('region', { name: 'Có người vừa lưu bài này' });
      await expect(conflict).toContainText('Lê Văn Ẩn đã lưu bản khác');
      await expect(conflict.locator('mark')).toContainText(['Họp lúc 19 giờ.', 'Họp lúc 8 giờ.']);
      await expect(mine.body).toHaveValue('Họp lúc 19 giờ.\n\nỞ nhà văn hóa.');

      await mine.body.fill('Họp lúc 19 giờ 30.\n\nỞ nhà văn hóa.');
      await mine.saveDraft();
      await other.reload();
      await expect(theirs.body).toHaveValue('Họp lúc 19 giờ 30.\n\nỞ nhà văn hóa.');
    });
  });
}
