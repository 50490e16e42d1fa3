// What is kept of a text and of every deed: the saved texts, two of them compared, one restored; the record of the unit
// and of the platform. Judged by axe, at both widths and enlarged.
import { expectGood } from '../support/accessible';
import { deskOf, studio } from '../support/address';
import { Author } from '../support/author';
import { Editor } from '../support/editor';
import { expect, test } from '../support/test';

test('a text is saved, compared with its former one, restored and named', async ({ page, visitor, unit }) => {
  test.slow();
  await (await Author.of(unit)).enter(page.context());
  const editor = new Editor(page);
  await editor.begin(unit);
  await editor.fill({ title: 'Lịch tiếp công dân', body: 'Sáng **thứ Năm**, tại trụ sở.' });
  await editor.saveDraft();
  await editor.publish();
  await editor.body.fill('Sáng **thứ Sáu**, tại trụ sở.');
  await page.getByLabel('Ghi chú cho lần lưu này', { exact: true }).fill('Đổi theo giấy mời mới');
  await editor.saveDraft();
  const address = await editor.publicAddress();

  await page.getByRole('link', { name: 'Các bản đã lưu (2)' }).click();
  await expect(page.getByText('Đổi theo giấy mời mới')).toBeVisible();
  await expectGood(page);
  await page.getByRole('link', { name: /So với bản trước/ }).first().click();
  await expect(page.locator('main del').filter({ hasText: 'Năm' })).toBeVisible();
  await expect(page.locator('main ins').filter({ hasText: 'Sáu' })).toBeVisible();
  await expectGood(page);

  await page.getByRole('link', { name: 'Các bản đã lưu', exact: true }).first().click();
  await page.getByRole('link', { name: /^Bản 1/ }).first().click();
  await expectGood(page);
  await page.getByRole('button', { name: 'Khôi phục bản 1' }).click();
  await editor.isTold('Đã khôi phục thành bản nháp mới nhất.');
  await expect(editor.body).toHaveValue('Sáng **thứ Năm**, tại trụ sở.');
  const resident = await visitor();
  await resident.goto(address);
  await expect(resident.getByRole('main')).toContainText('thứ Năm');
});

test('the record of a unit says what was done, can be filtered, and is nobody else’s', async ({ page, unit }) => {
  test.slow();
  const administrator = await Author.of(unit, 'unit_admin');
  await administrator.enter(page.context());
  const editor = new Editor(page);
  await editor.begin(unit, 'page');
  await editor.fill({ title: 'Giờ làm việc', body: 'Từ thứ Hai đến thứ Sáu.' });
  await editor.saveDraft();
  await page.goto(deskOf(unit));
  await page.getByRole('link', { name: 'Nhật ký', exact: true }).click();
  await expect(page.getByRole('main')).toContainText('“Giờ làm việc”');
  await expectGood(page);
  await page.getByText('Lọc nhật ký').click();
  await expectGood(page);
  await page.goto(studio('/nen-tang/nhat-ky'));
  await expect(page.getByRole('main')).not.toContainText('Giờ làm việc');
});

test('the record of the platform', async ({ page, unit }) => {
  await (await Author.of(unit, 'platform_admin')).enter(page.context());
  await page.goto(studio('/nen-tang/don-vi'));
  await page.getByRole('link', { name: 'Nhật ký', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Nhật ký');
  await expectGood(page);
});
