// One's own account: every page of it, judged by axe, at both widths and enlarged. Each test is somebody else, because
// what they do to their account stays.
import type { Page } from '@playwright/test';
import { expectGood } from '../support/accessible';
import { studio } from '../support/address';
import { Author } from '../support/author';
import { codeOf } from '../support/codes';
import type { Role } from '../support/people';
import { expect, test, WITHOUT_SCRIPT } from '../support/test';

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

test('a passkey is made, opens the desk alone, stands behind a password, and goes', async ({ page, unit }) => {
  test.slow();
  const { person } = await enter(page, unit, 'unit_admin');
  const device = await page.context().newCDPSession(page);
  await device.send('WebAuthn.enable');
  await device.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  await page.goto(studio('/tai-khoan'));
  await page.getByRole('link', { name: 'Thêm khóa truy cập' }).click();
  await expectGood(page);
  await page.getByLabel('Tên của khóa').fill('Điện thoại của tôi');
  await page.getByLabel('Mật khẩu hiện tại').fill(person.password);
  await page.getByRole('button', { name: 'Tiếp tục' }).click();
  await expect(page.getByRole('button', { name: 'Tạo khóa trên thiết bị này' })).toBeVisible();
  await expect(page.getByText('cần JavaScript')).toBeHidden();
  await expectGood(page);
  await page.getByRole('button', { name: 'Tạo khóa trên thiết bị này' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Mã dự phòng của bạn');
  await page.getByRole('link', { name: 'Tôi đã cất các mã' }).click();
  await expect(page.getByText('Điện thoại của tôi', { exact: true })).toBeVisible();
  await expectGood(page);

  await leave(page);
  await expect(page.getByRole('button', { name: 'Dùng khóa truy cập' })).toBeVisible();
  await expectGood(page);
  await page.getByRole('button', { name: 'Dùng khóa truy cập' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Đăng nhập bằng khóa truy cập');
  await expectGood(page);
  await page.keyboard.press('Tab');
  await page.getByRole('button', { name: 'Dùng khóa truy cập' }).press('Enter');
  await expect(page.getByRole('link', { name: `Tài khoản của ${person.name}` })).toBeVisible();

  await leave(page);
  await page.getByLabel('E-mail').fill(person.email);
  await page.getByLabel('Mật khẩu').fill(person.password);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await expect(page.getByLabel('Mã dự phòng')).toBeVisible();
  await expectGood(page);
  await page.getByRole('button', { name: 'Dùng khóa truy cập' }).click();
  await expect(page.getByRole('link', { name: `Tài khoản của ${person.name}` })).toBeVisible();

  await page.goto(studio('/tai-khoan'));
  await page.getByRole('link', { name: 'Gỡ khóa Điện thoại của tôi' }).click();
  await expectGood(page);
  await page.getByLabel('Mật khẩu hiện tại').fill(person.password);
  await page.getByRole('button', { name: 'Gỡ khóa' }).click();
  await expect(page.getByRole('status')).toHaveText('Đã gỡ khóa truy cập.');
});

test.describe('without script', { tag: WITHOUT_SCRIPT }, () => {
  test.use({ javaScriptEnabled: false });

  test('no passkey is offered', async ({ page, unit }) => {
    const { person } = await enter(page, unit, 'platform_admin');
    await page.goto(studio('/tai-khoan/khoa-truy-cap'));
    await page.getByLabel('Mật khẩu hiện tại').fill(person.password);
    await page.getByRole('button', { name: 'Tiếp tục' }).click();
    await expect(page.getByText('cần JavaScript')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Tạo khóa trên thiết bị này' })).toBeHidden();
    await page.context().clearCookies();
    await page.goto(studio('/dang-nhap'));
    await expect(page.getByRole('button', { name: 'Đăng nhập' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Dùng khóa truy cập' })).toBeHidden();
  });
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

async function leave(page: Page): Promise<void> {
  await page.goto(studio());
  await page.getByRole('button', { name: 'Đăng xuất' }).click();
}

/** Somebody of the unit at their own account. */
async function enter(page: Page, unit: string, role: Role): Promise<Author> {
  const author = await Author.of(unit, role);
  await author.enter(page.context());
  return author;
}
