// Somebody new, from the letter to the desk and past every way of losing what opens it: the phone, then the paper too.
// With script and without, because the desk works without.
import type { Page } from '@playwright/test';
import { expectGood } from '../support/accessible';
import { deskOf, studio } from '../support/address';
import { Author } from '../support/author';
import { codeOf } from '../support/codes';
import { Editor } from '../support/editor';
import { letterTo, linkOf } from '../support/letters';
import { signIn, type Person } from '../support/people';
import { expect, test, WITHOUT_SCRIPT } from '../support/test';

for (const script of [true, false]) {
  test.describe(script ? 'with script' : 'without script', { tag: script ? [] : WITHOUT_SCRIPT }, () => {
    test.use({ javaScriptEnabled: script });

    test('invited, let in, writing, without the phone, without the paper as well', async ({ page, visitor, unit }) => {
      test.slow();
      const mark = script ? '' : ' (không dùng kịch bản)';
      const name = 'Đặng Thị Ngọc Ánh';
      const email = `anh.${script ? 'co' : 'khong'}.kich.ban@${unit}.example.vn`;
      const person: Person = { email, name, password: 'bốn con cò trắng ngủ trưa' };
      const admin = await visitor({ javaScriptEnabled: script });
      await (await Author.of(unit, 'unit_admin', 'Phạm Thị Hòa')).enter(admin.context());
      // What a page is without script is the same page.
      const judge = async (seen: Page) => (script ? expectGood(seen) : undefined);

      await test.step('the administrator invites them', async () => {
        await admin.goto(deskOf(unit, '/nguoi'));
        await admin.getByLabel('E-mail', { exact: true }).fill(email);
        await admin.getByLabel('Họ và tên').fill(name);
        await admin.getByLabel('Vai trò', { exact: true }).selectOption({ label: 'Người duyệt' });
        await admin.getByRole('button', { name: 'Gửi lời mời' }).first().click();
        await expect(admin.getByRole('status')).toHaveText('Đã gửi lời mời.');
      });

      await test.step('the letter leads to a password of their own, and in', async () => {
        const letter = await letterTo(email, '/dat-mat-khau/');
        expect(letter).toContain('Phạm Thị Hòa');
        await page.goto(linkOf(letter));
        await expect(page.getByText(email)).toBeVisible();
        await judge(page);
        await page.getByLabel('Mật khẩu mới', { exact: true }).fill(person.password);
        await page.getByLabel('Gõ lại mật khẩu mới').fill(person.password);
        await page.getByRole('button', { name: 'Lưu mật khẩu' }).click();
        await expect(page).toHaveURL(studio());
        await judge(page);
      });

      const [first, paper] = await test.step('an app is added, and codes for paper are kept', () => addApp(page, person, judge));

      await test.step('something is written and published', async () => {
        const title = `Lịch tiêm phòng dại cho chó, mèo${mark}`;
        const editor = new Editor(page);
        const address = await editor.announce(unit, { kind: 'article', title, body: 'Mang sổ tiêm của con vật theo.' });
        const resident = await visitor({ javaScriptEnabled: script });
        await resident.goto(address);
        await expect(resident.getByRole('heading', { level: 1 })).toHaveText(title);
        await signOut(page);
      });

      await test.step('the phone is lost: the password and a code from paper open the desk, once', async () => {
        await signIn(page, person);
        await expect(page.getByRole('heading', { level: 1 })).toHaveText('Xác minh bước thứ hai');
        await judge(page);
        await giveCode(page, 'xyz');
        await expect(page.getByRole('alert')).toContainText('mã dự phòng 10 ký tự');
        await judge(page);
        await giveCode(page, paper[0] ?? '');
        await expect(page).toHaveURL(studio());
        expect(await letterTo(email, 'một mã dự phòng')).toContain('còn lại 9 mã');
        await signOut(page);
        await signIn(page, person);
        await giveCode(page, paper[0] ?? '');
        await expect(page.getByRole('alert')).toContainText('Mã không đúng hoặc đã dùng rồi');
        await giveCode(page, paper[1] ?? '');
        await expect(page).toHaveURL(studio());
      });

      const [second] = await test.step('another phone takes its place', () => addApp(page, person, judge));

      await test.step('what the lost phone shows opens nothing any more, nor does the former paper', async () => {
        await signOut(page);
        await signIn(page, person);
        for (const code of [codeOf(first, Date.now()), paper[2] ?? '']) {
          await giveCode(page, code);
          await expect(page.getByRole('alert')).toContainText('Mã không đúng hoặc đã dùng rồi');
        }
        // The new one's next code does: the one that added the app was used up by it.
        await giveCode(page, codeOf(second, Date.now() + 30_000));
        await expect(page).toHaveURL(studio());
      });

      await test.step('the paper is lost too: the administrator takes the second step away, and the password is enough', async () => {
        await signOut(page);
        await signIn(page, person);
        await expect(page.getByText('Mất cả điện thoại lẫn mã dự phòng?')).toBeVisible();
        await admin.goto(deskOf(unit, '/nguoi'));
        await admin.getByRole('listitem').filter({ hasText: email }).getByRole('link', { name }).click();
        await judge(admin);
        await admin.getByRole('button', { name: 'Gỡ xác minh hai bước' }).click();
        await expect(admin.getByRole('status')).toContainText('Đã gỡ xác minh hai bước');
        await expect(admin.getByText('Có thể đăng mà chưa có xác minh hai bước')).toBeVisible();
        await signIn(page, person);
        await expect(page).toHaveURL(studio());
        await page.goto(studio('/tai-khoan'));
        await expect(page.getByText('Chưa bật: ai biết mật khẩu của bạn là vào được.')).toBeVisible();
        await judge(page);
      });
    });
  });
}

/** Adds an app, or another one, at one's own account: the letters of its secret, and the codes for paper. */
async function addApp(page: Page, person: Person, judge: (page: Page) => Promise<void>): Promise<[string, string[]]> {
  await page.goto(studio('/tai-khoan'));
  await page.getByRole('link', { name: /^(Thêm ứng dụng tạo mã|Đổi sang điện thoại khác)$/ }).click();
  await page.getByLabel('Mật khẩu hiện tại').fill(person.password);
  await page.getByRole('button', { name: 'Tiếp tục' }).click();
  await judge(page);
  const secret = await page.locator('.letters').innerText();
  await page.getByLabel('Mã sáu chữ số trong ứng dụng').fill(codeOf(secret, Date.now()));
  await page.getByRole('button', { name: 'Thêm ứng dụng' }).click();
  await expect(page.locator('.codes li')).toHaveCount(10);
  await judge(page);
  const paper = await page.locator('.codes li').allInnerTexts();
  await page.getByRole('link', { name: 'Tôi đã cất các mã' }).click();
  await expect(page.getByText('Còn 10 mã dự phòng')).toBeVisible();
  return [secret, paper];
}

async function giveCode(page: Page, code: string): Promise<void> {
  await page.getByLabel('Mã xác minh').fill(code);
  await page.getByRole('button', { name: 'Tiếp tục' }).click();
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Đăng xuất' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Đăng nhập');
}
