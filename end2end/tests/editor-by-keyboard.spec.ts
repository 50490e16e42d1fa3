// Signing in, writing, publishing, withdrawing and signing out with Tab, Enter, Space and the arrows.
import { studio } from '../support/address';
import { addPerson, signIn } from '../support/people';
import { Editor } from '../support/editor';
import { follow, tabTo } from '../support/keyboard';
import { expect, test } from '../support/test';

test('an approver does a day of work without a mouse', async ({ page, visitor, unit }) => {
  const person = addPerson('Lê Thị Mỹ Lệ', `ban-phim@${unit}.example.vn`, 'approver', unit);
  const editor = new Editor(page);
  const button = (name: string) => page.getByRole('button', { name, exact: true });

  await page.goto(studio('/dang-nhap'));
  await tabTo(page, page.getByLabel('E-mail', { exact: true }));
  await page.keyboard.insertText(person.email);
  await tabTo(page, page.getByLabel('Mật khẩu'));
  await page.keyboard.insertText(person.password);
  await follow(page);

  await tabTo(page, page.getByRole('main').locator('h2 a').first());
  await follow(page);
  await tabTo(page, page.getByRole('link', { name: 'Viết bài mới' }));
  await follow(page);

  await tabTo(page, page.getByRole('link', { name: 'Tới nội dung chính' }));
  await page.keyboard.press('Enter');
  await tabTo(page, editor.title, 3);
  await page.keyboard.insertText('Bài viết chỉ bằng bàn phím');
  await tabTo(page, editor.body);
  await page.keyboard.insertText('# Mục\n\n- một\n- hai');
  await tabTo(page, page.getByText('Cách viết đậm'));
  await page.keyboard.press('Enter');
  await expect(page.getByText('mỗi dòng một ý thành danh sách')).toBeVisible();
  await tabTo(page, page.getByText('Tác giả, nguồn, ngày, địa chỉ trang'));
  await page.keyboard.press('Space');
  await tabTo(page, page.getByLabel('Tác giả', { exact: true }));
  await page.keyboard.insertText('Lê Thị Mỹ Lệ');
  await tabTo(page, button('Lưu bản nháp'));
  await follow(page);
  await editor.isTold('Đã lưu bản nháp.');

  await tabTo(page, button('Đăng bài'));
  await follow(page, 'Space');
  await editor.isTold('Đã đăng.');
  const address = await editor.publicAddress();
  const resident = await visitor();
  await resident.goto(address);
  await expect(resident.getByRole('heading', { level: 1 })).toHaveText('Bài viết chỉ bằng bàn phím');
  await expect(resident.getByText('Lê Thị Mỹ Lệ')).toBeVisible();

  await tabTo(page, page.getByRole('link', { name: 'Gỡ bài…' }));
  await follow(page);
  await tabTo(page, page.getByRole('radio', { name: 'Đăng nhầm' }));
  // With nothing chosen yet the arrows choose and go round.
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('radio', { name: 'Đã gộp vào bài khác' })).toBeChecked();
  await page.keyboard.press('ArrowUp');
  await expect(page.getByRole('radio', { name: 'Đăng nhầm' })).toBeChecked();
  await tabTo(page, button('Gỡ bài'));
  await follow(page);
  await editor.isTold('Đã gỡ bài khỏi trang.');

  await tabTo(page, button('Đăng xuất'));
  await follow(page);
  await expect(page).toHaveURL(studio('/dang-nhap'));
});

test('Enter in a field saves and never publishes', async ({ page, unit }) => {
  await signIn(page, addPerson('Lê Thị Mỹ Lệ', `ban-phim@${unit}.example.vn`, 'approver', unit));
  const editor = new Editor(page);
  await editor.begin(unit);
  await editor.fill({ title: 'Chưa muốn đăng', body: 'Còn viết dở.' });
  await editor.title.press('Enter');
  await editor.isTold('Đã lưu bản nháp.');
  await editor.isIn('Bản nháp');
});
