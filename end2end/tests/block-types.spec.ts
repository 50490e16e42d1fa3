// Blocks: the pages of the desk, judged by axe at both widths; one is made, put into a text by the toolbar and read by residents.
import { expectGood } from '../support/accessible';
import { commune, deskOf } from '../support/address';
import { Author } from '../support/author';
import { Editor } from '../support/editor';
import { expect, test, WITHOUT_SCRIPT } from '../support/test';

test('a block is made, chosen in the toolbar, shown in the preview and read by residents', async ({ page, unit }, info) => {
  test.slow();
  const name = `Một cửa ${info.project.name}`;
  const key = `mot-cua-${info.project.name}`;
  await (await Author.of(unit, 'approver')).enter(page.context());
  await page.goto(deskOf(unit, '/khoi-noi-dung'));
  await expectGood(page);
  await page.getByRole('link', { name: 'Thêm khối' }).click();
  await page.getByRole('button', { name: 'Thêm khối' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await expectGood(page);
  await page.getByLabel('Loại', { exact: true }).selectOption('phone');
  await page.getByLabel('Tên', { exact: true }).fill(name);
  await page.getByLabel('Nội dung', { exact: true }).fill('0254.3852.123');
  await page.getByRole('button', { name: 'Thêm khối' }).click();
  await expect(page.getByText(`{{${key}}}`).first()).toBeVisible();
  await expectGood(page);

  const editor = new Editor(page);
  await editor.begin(unit);
  await editor.isAwake();
  await editor.title.fill(`Gọi ai ${info.project.name}`);
  await editor.body.fill('Gọi .');
  await editor.caretAfter('Gọi ');
  await page.getByRole('button', { name: 'Khối dùng lại…', exact: true }).click();
  await expectGood(page);
  await page.getByLabel('Khối', { exact: true }).selectOption(key);
  await page.getByRole('button', { name: 'Chèn khối', exact: true }).click();
  await expect(editor.body).toHaveValue(`Gọi {{${key}}}.`);
  const preview = page.getByRole('region', { name: 'Xem trước nội dung' });
  await expect(preview.getByRole('link', { name: '0254 3852 123' })).toHaveAttribute('href', 'tel:+842543852123');
  await editor.body.press('End');
  await editor.body.pressSequentially(' {{khong-co}}');
  await expect(preview.locator('mark')).toHaveText('{{khong-co}}');
  await expect(page.getByText('Chưa có khối nội dung “{{khong-co}}”')).toBeVisible();
  await expectGood(page);
  await editor.body.fill(`Gọi {{${key}}}.`);
  await page.getByRole('button', { name: 'Lưu và đăng' }).click();
  await expect(page.getByText('Đã đăng').first()).toBeVisible();
  await page.goto(commune(unit, `/tin-tuc/goi-ai-${info.project.name}`));
  await expect(page.getByRole('link', { name: '0254 3852 123' }).first()).toBeVisible();
  await expectGood(page);

  await page.goto(deskOf(unit, '/khoi-noi-dung'));
  await expectGood(page);
  await page.getByRole('link', { name, exact: true }).click();
  await expect(page.getByRole('link', { name: `Gọi ai ${info.project.name}` })).toBeVisible();
  await expectGood(page);
});

test('what may be named stands beside the text', { tag: WITHOUT_SCRIPT }, async ({ visitor, unit }) => {
  const page = await visitor({ javaScriptEnabled: false });
  await (await Author.of(unit, 'approver')).enter(page.context());
  await page.goto(deskOf(unit, '/khoi-noi-dung/moi?ma=gio-tiep-dan'));
  await expect(page.getByLabel('Mã', { exact: true })).toHaveValue('gio-tiep-dan');
  await page.getByLabel('Loại', { exact: true }).selectOption('hours');
  await page.getByLabel('Tên', { exact: true }).fill('Giờ tiếp dân');
  await page.getByLabel('Nội dung', { exact: true }).fill('Thứ Năm, 8 giờ – 11 giờ');
  await page.getByRole('button', { name: 'Thêm khối' }).click();
  await page.goto(deskOf(unit, '/bai-viet/moi?loai=bai-viet'));
  await page.getByText('Chèn khối nội dung dùng lại').click();
  await expect(page.getByText('{{gio-tiep-dan}}')).toBeVisible();
  await expect(page.getByText('Giờ tiếp dân: Thứ Năm, 8 giờ – 11 giờ')).toBeVisible();
});
