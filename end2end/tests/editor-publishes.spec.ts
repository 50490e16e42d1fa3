// An article from the first letter to the commune's page, and changed while residents read it.
import { commune, deskOf } from '../support/address';
import { LONG } from '../support/articles';
import { Editor } from '../support/editor';
import { addPerson, signIn } from '../support/people';
import { expect, test, WITHOUT_SCRIPT } from '../support/test';

for (const script of [true, false]) {
  test.describe(script ? 'with script' : 'without script', { tag: script ? [] : WITHOUT_SCRIPT }, () => {
    test.use({ javaScriptEnabled: script });

    test('an approver writes, publishes, changes and publishes again; residents see only what is published', async ({
      page,
      visitor,
      unit,
    }) => {
      const title = `${LONG.title}${script ? '' : ' (không dùng kịch bản)'}`;
      const editor = new Editor(page);
      const resident = await visitor({ javaScriptEnabled: script });
      await signIn(page, addPerson('Nguyễn Thị Ngọc Diễm', `duyet@${unit}.example.vn`, 'approver', unit));

      await test.step('a draft is listed at the desk and nowhere else', async () => {
        await editor.begin(unit);
        await editor.fill({ ...LONG, title });
        await editor.saveDraft();
        await editor.isIn('Bản nháp');
        await page.goto(deskOf(unit));
        const row = page.locator('.rows li').filter({ has: page.getByRole('link', { name: title, exact: true }) });
        await expect(row.locator('.state')).toHaveText('Bản nháp');
        await resident.goto(commune(unit));
        await expect(resident.getByText(title)).toHaveCount(0);
        await row.getByRole('link', { name: title, exact: true }).click();
      });

      await test.step('the preview shows the page as residents would see it', async () => {
        await page.getByRole('link', { name: 'Xem trước cả trang' }).click();
        await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
        await expect(page.getByText('Bản xem trước.')).toBeVisible();
        await page.getByRole('link', { name: 'Quay lại bài đang soạn' }).click();
      });

      await test.step('published, it stands on the page of the commune', async () => {
        await editor.publish();
        await editor.isIn('Đã đăng');
        await resident.goto(commune(unit));
        await resident.getByRole('link', { name: title, exact: true }).click();
        await expect(resident).toHaveURL(await editor.publicAddress());
        const prose = resident.locator('.prose');
        await expect(prose.getByRole('columnheader', { name: 'Người tiếp' })).toBeVisible();
        await expect(prose.getByRole('listitem').filter({ hasText: 'Ghi lại mã hồ sơ' })).toBeVisible();
        await expect(prose.locator('.callout').first()).toContainText('Không đưa mật khẩu');
      });

      await test.step('changed but not published, residents still read the old text', async () => {
        await editor.body.fill('Nội dung đã sửa lần hai.');
        await editor.saveDraft();
        await editor.isIn('Đã đăng, có bản sửa chưa đăng');
        await resident.reload();
        await expect(resident.getByText('Nội dung đã sửa lần hai.')).toHaveCount(0);
        await expect(resident.getByRole('columnheader', { name: 'Người tiếp' })).toBeVisible();
      });

      await test.step('published again, residents read the new text at the old address', async () => {
        await editor.publish();
        await resident.reload();
        await expect(resident.getByText('Nội dung đã sửa lần hai.')).toBeVisible();
        await expect(resident.getByRole('columnheader')).toHaveCount(0);
      });
    });
  });
}

test('a writer without the power to publish is told so beside the button', async ({ page, unit }) => {
  const editor = new Editor(page);
  await signIn(page, addPerson('Trần Văn Mỹ', `viet@${unit}.example.vn`, 'writer', unit));
  await editor.begin(unit);
  await editor.fill({ title: 'Bài của người viết', body: 'Chờ duyệt.' });
  await editor.saveDraft();
  await expect(page.getByRole('button', { name: 'Lưu và đăng' })).toHaveCount(0);
  const publish = page.getByRole('button', { name: 'Đăng bài', exact: true });
  await expect(publish).toHaveAttribute('aria-disabled', 'true');
  await expect(publish).toHaveAccessibleDescription(/\S/);
});
