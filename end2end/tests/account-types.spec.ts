// One's own account: every page of it, judged by axe, at both widths and enlarged. Each test is somebody else, because
// what they do to their account stays.
import type { Page } from '@playwright/test';
import { expectGood } from '../support/accessible';
import { studio } from '../support/address';
import { Author } from '../support/author';
import { codeOf } from '../support/codes';
import { expect, test } from '../support/test';

test('the account at a glance, a name, an address and a password', async ({ page, unit }) => {
  test.slow();
  const { person } = await enter(page, unit, 'writer');
  await page.goto(studio());
  await page.getByRole('link', { name: `Tài khoản của ${person.name}` }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tài khoản của bạn');
  await expectGood(page);

  await page.getByRole('link', { name: 'Đổi họ tên' }).click();
  await page.getByLabel('Họ và tên').fill('');
  await page.getByRole('button', { name: 'Lưu họ tên' }).click();
  await expect(page.getByRole('alert')).toBeFocused();
  await expectGood(page);
  await page.getByLabel('Họ và tên').fill('Nguyễn Thị Ngọc Diễm Ễ');
  await page.getByRole('button', { name: 'Lưu họ tên' }).click();
  await expect(page.getByRole('status')).toHaveText('Đã lưu họ tên.');
  await expect(page.getByRole('link', { name: 'Tài khoản của Nguyễn Thị Ngọc Diễm Ễ' })).toBeVisible();

  await page.getByRole('link', { name: 'Đổi e-mail' }).click();
  await expectGood(page);
  await page.getByLabel('E-mail mới').fill(`moi@${unit}.example.vn`);
  await page.getByLabel('Mật khẩu hiện tại').fill('không phải');
  await page.getByRole('button', { name: 'Gửi thư xác nhận' }).click();
  await expect(page.getByLabel('E-mail mới')).toHaveValue(`moi@${unit}.example.vn`);
  await expect(page.getByLabel('Mật khẩu hiện tại')).toHaveValue('');
  await expectGood(page);
  await page.getByLabel('Mật khẩu hiện tại').fill(person.password);
  await page.getByRole('button', { name: 'Gửi thư xác nhận' }).click();
  await expect(page.getByRole('status')).toContainText('liên kết xác nhận');
  await expectGood(page);

  await page.getByRole('link', { name: 'Đổi mật khẩu' }).click();
  await page.getByLabel('Mật khẩu hiện tại').fill(person.password);
  await page.getByLabel('Mật khẩu mới', { exact: true }).fill('một câu khác cũng dài');
  await page.getByLabel('Gõ lại mật khẩu mới').fill('một câu khác');
  await page.getByRole('button', { name: 'Đổi mật khẩu' }).click();
  await expect(page.getByRole('alert')).toContainText('không giống nhau');
  await expectGood(page);

  await page.goto(studio('/tai-khoan/du-lieu'));
  await expectGood(page);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Tải tệp về' }).click();
  expect((await download).suggestedFilename()).toBe('du-lieu-cua-toi.json');

  await page.goto(studio('/doi-email/khong-con-ai'));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Liên kết không còn dùng được');
  await expectGood(page);
});

test('an app that makes codes, codes for paper, and the sessions it ends', async ({ page, unit }) => {
  test.slow();
  const { person } = await enter(page, unit, 'approver');
  await Author.of(unit, 'approver');
  await page.goto(studio('/tai-khoan/phien'));
  await expect(page.getByText('Phiên này', { exact: true })).toBeVisible();
  await expectGood(page);

  await page.goto(studio('/tai-khoan/ung-dung'));
  await expectGood(page);
  await page.getByLabel('Mật khẩu hiện tại').fill(person.password);
  await page.getByRole('button', { name: 'Tiếp tục' }).click();
  await expect(page.getByRole('img', { name: /Mã QR/ })).toBeVisible();
  await expectGood(page);
  const code = page.getByLabel('Mã sáu chữ số trong ứng dụng');
  await code.fill('12345');
  await page.getByRole('button', { name: 'Thêm ứng dụng' }).click();
  await expect(page.getByRole('alert')).toContainText('hãy nhập đủ sáu chữ số');
  await expectGood(page);
  await code.fill(codeOf(await page.locator('.letters').innerText(), Date.now()));
  await page.getByRole('button', { name: 'Thêm ứng dụng' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Mã dự phòng của bạn');
  await expect(page.locator('.codes li')).toHaveCount(10);
  await expectGood(page);
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.codes li').first()).toBeVisible();
  await expect(page.getByRole('link', { name: 'Tôi đã cất các mã' })).toBeHidden();
  await page.emulateMedia({ media: 'screen' });

  await page.getByRole('link', { name: 'Tôi đã cất các mã' }).click();
  await expect(page.getByText('Còn 10 mã dự phòng')).toBeVisible();
  await expectGood(page);
  await page.getByRole('link', { name: 'Tạo lại mã dự phòng' }).click();
  await expectGood(page);
  await page.goto(studio('/tai-khoan/ung-dung/go'));
  await expectGood(page);
  await page.goto(studio('/tai-khoan/phien'));
  await expect(page.getByRole('button', { name: 'Kết thúc mọi phiên khác' })).toHaveCount(0);
  await expectGood(page);
});

test('an account is removed by its owner', async ({ page, unit }) => {
  test.slow();
  const { person } = await enter(page, unit, 'team_member');
  await page.goto(studio('/tai-khoan'));
  await page.getByRole('link', { name: 'Xóa tài khoản của tôi' }).click();
  await expectGood(page);
  await page.getByRole('button', { name: 'Xóa tài khoản' }).click();
  await expect(page.getByRole('alert')).toContainText('hãy nhập mật khẩu');
  await expectGood(page);
  await page.getByLabel('Mật khẩu hiện tại').fill(person.password);
  await page.getByRole('button', { name: 'Xóa tài khoản' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Đã xóa tài khoản của bạn');
  await expectGood(page);
  await page.goto(studio('/tai-khoan'));
  await expect(page).toHaveURL(/dang-nhap/);
});

/** Somebody of the unit at their own account. */
async function enter(page: Page, unit: string, role: 'writer' | 'approver' | 'team_member'): Promise<Author> {
  const author = await Author.of(unit, role);
  await author.enter(page.context());
  return author;
}
