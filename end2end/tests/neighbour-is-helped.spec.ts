// One question, from the neighbour who asks it to the board of the hamlet where everybody reads the answer: with script and
// without. The guide's poster is printed by the browser, its code is read from the paper, and leads to the guide, also after
// the guide got another address.
import { writeFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expectGood } from '../support/accessible';
import { commune, deskOf, studio } from '../support/address';
import { Author } from '../support/author';
import { letterTo, linkOf } from '../support/letters';
import { read } from '../support/pdf';
import { photo } from '../support/pictures';
import { expect, test, WITHOUT_SCRIPT } from '../support/test';

const ANSWER = 'Mở ứng dụng VNeID, bấm Quên mật khẩu, rồi quét mặt theo hướng dẫn trên màn hình.';

for (const script of [true, false]) {
  test.describe(script ? 'with script' : 'without script', { tag: script ? [] : WITHOUT_SCRIPT }, () => {
    test.use({ javaScriptEnabled: script });

    test('a neighbour asks, a member answers, a guide is made of it, and its poster leads to it', async ({ page, browser, visitor, unit }, info) => {
      test.slow();
      // All of them write in one commune: each has a hamlet, a member and a guide of its own.
      const mark = `${info.project.name === 'phone' ? 'điện thoại' : 'máy tính'}${script ? '' : ', không kịch bản'}`;
      const hamlet = `Ấp ${{ phone: 1, desktop: 3 }[info.project.name] ?? 5}${script ? '' : 'B'}`;
      const email = `to.vien.${info.project.name}.${script ? 'co' : 'khong'}@${unit}.example.vn`;
      const title = `Lấy lại mật khẩu VNeID (${mark})`;
      const resident = await visitor({ javaScriptEnabled: script });
      const admin = await visitor({ javaScriptEnabled: script });
      // What a page is without script is the same page.
      const judge = async (seen: Page) => (script ? expectGood(seen) : undefined);

      await test.step('the commune lists a hamlet and invites a member of its team', async () => {
        await (await Author.of(unit, 'unit_admin', 'Phạm Thị Hòa')).enter(admin.context());
        await admin.goto(deskOf(unit, '/thon-ap'));
        await admin.getByLabel('Tên thôn, ấp, khu phố').fill(hamlet);
        await admin.getByRole('button', { name: 'Thêm vào danh sách' }).click();
        await admin.getByRole('link', { name: hamlet, exact: true }).click();
        await admin.getByLabel('Chức danh trong tổ').selectOption('leader');
        await admin.getByLabel('Họ và tên').fill('Trần Văn Minh');
        await admin.getByRole('button', { name: 'Thêm vào tổ' }).click();
        await expect(admin.getByRole('status')).toBeVisible();
        await admin.goto(deskOf(unit, '/nguoi'));
        await admin.getByLabel('E-mail', { exact: true }).fill(email);
        await admin.getByLabel('Họ và tên').fill('Trần Văn Minh');
        await admin.getByLabel('Vai trò', { exact: true }).selectOption({ label: 'Thành viên tổ công nghệ số cộng đồng' });
        // Without a hamlet the invitation comes back, with everything in it.
        await admin.getByRole('button', { name: 'Gửi lời mời' }).first().click();
        await expect(admin.getByRole('alert')).toContainText('hãy chọn nơi người này tham gia');
        await judge(admin);
        await admin.getByLabel('Thôn, ấp, khu phố').selectOption(hamlet);
        await admin.getByRole('button', { name: 'Gửi lời mời' }).first().click();
        await expect(admin.getByRole('status')).toHaveText('Đã gửi lời mời.');
      });

      await test.step('the member comes to the desk by the letter', async () => {
        await page.goto(linkOf(await letterTo(email, '/dat-mat-khau/')));
        await page.getByLabel('Mật khẩu mới', { exact: true }).fill('bốn con cò trắng ngủ trưa');
        await page.getByLabel('Gõ lại mật khẩu mới').fill('bốn con cò trắng ngủ trưa');
        await page.getByRole('button', { name: 'Lưu mật khẩu' }).click();
        await expect(page).toHaveURL(studio());
      });

      const need = `Tôi quên mật khẩu VNeID, ${mark}.`;
      await test.step('a neighbour asks, without an account', async () => {
        await resident.goto(commune(unit));
        await resident.getByRole('navigation').getByRole('link', { name: 'Tổ công nghệ số' }).click();
        await resident.getByRole('link', { name: 'Nhờ tổ giúp: gửi yêu cầu' }).click();
        await resident.getByLabel('Thôn, ấp, khu phố nơi ông/bà ở').selectOption({ label: hamlet });
        await resident.getByLabel('Cần giúp về việc gì').selectOption('vneid');
        await resident.getByLabel('Việc cần giúp').fill(need);
        await resident.getByLabel('Gọi điện thoại cho tôi').check();
        await resident.getByLabel('Số điện thoại').fill('0912 345 678');
        await resident.getByLabel('Đồng ý', { exact: false }).check();
        // A form that comes back too soon is shown again with everything in it.
        await expect(async () => {
          await resident.getByRole('button', { name: 'Gửi yêu cầu' }).click();
          await expect(resident.getByRole('heading', { level: 1 })).toHaveText('Đã gửi yêu cầu', { timeout: 1500 });
        }).toPass({ timeout: 20_000 });
      });
      const code = (await resident.locator('.copied').textContent()) ?? '';

      await test.step('the member of that hamlet answers', async () => {
        await page.goto(deskOf(unit, '/yeu-cau'));
        await judge(page);
        await page.getByRole('link', { name: need }).click();
        await page.getByLabel('Câu trả lời').fill(ANSWER);
        await page.getByRole('button', { name: 'Gửi câu trả lời' }).click();
        await resident.goto(commune(unit, '/tra-cuu-yeu-cau'));
        await resident.getByLabel('Mã yêu cầu').fill(code);
        await resident.getByRole('button', { name: 'Xem yêu cầu' }).click();
        await expect(resident.getByText('Quên mật khẩu')).toBeVisible();
      });

      await test.step('the answer becomes a step, and the member goes on from there, with a picture from the phone', async () => {
        await page.getByRole('button', { name: 'Đưa vào hướng dẫn' }).click();
        await expect(page.getByLabel('Nội dung', { exact: true })).toHaveValue(new RegExp('Quên mật khẩu'));
        await expect(page.getByText(need)).toHaveCount(0);
        await expect(page.getByText('345 678')).toHaveCount(0);
        await page.getByLabel('Tiêu đề', { exact: true }).fill(title);
        await page.getByLabel('Tóm tắt', { exact: true }).fill('Quên mật khẩu vẫn vào lại được VNeID, không phải đến công an xã.');
        await page.getByLabel('Kiểm tra lần cuối ngày').fill('27/01/2024');
        await page.getByRole('button', { name: 'Lưu bản nháp' }).click();
        await page.getByRole('link', { name: 'Sắp xếp, sửa các bước (1)' }).click();
        await page.getByRole('link', { name: 'Thêm bước' }).click();
        await page.getByLabel('Cách làm').fill('Đặt mật khẩu mới rồi bấm **Xác nhận**.');
        await page.getByLabel('Ảnh cho thấy gì').fill('Màn hình có hai ô mật khẩu và nút Xác nhận');
        await page.getByLabel('Ảnh mới từ máy').setInputFiles(photo(`man-hinh-${info.project.name}.png`, [480, 800]));
        // A step without a name comes back; the picture is there already.
        await page.getByRole('button', { name: 'Lưu bước' }).click();
        await expect(page.getByRole('alert')).toContainText('Hãy đặt tên bước');
        await expect(page.getByLabel('Ảnh của bước').locator('option:checked')).toHaveText(`man-hinh-${info.project.name}`);
        await judge(page);
        await page.getByLabel('Tên bước').fill('Đặt mật khẩu mới');
        await page.getByRole('button', { name: 'Lưu bước' }).click();
        await expect(page.locator('[data-steps] h2')).toHaveText(['Bước 1: Cách làm', 'Bước 2: Đặt mật khẩu mới']);
      });

      const desk = await test.step('the member sends it for approval, and cannot publish', async () => {
        await page.getByRole('link', { name: 'Về bài hướng dẫn' }).click();
        // The picture is prepared beside the requests.
        await expect(async () => {
          await page.reload();
          await page.getByRole('button', { name: 'Gửi duyệt', exact: true }).click({ timeout: 2000 });
          await expect(page.getByRole('status')).toContainText('Đã gửi duyệt', { timeout: 5000 });
        }).toPass({ timeout: 30_000 });
        await expect(page.getByRole('button', { name: 'Đăng bài', exact: true })).toHaveAttribute('aria-disabled', 'true');
        return page.url().split('?')[0] ?? '';
      });

      const approver = await visitor({ javaScriptEnabled: script });
      const address = await test.step('the approver publishes it', async () => {
        await (await Author.of(unit)).enter(approver.context());
        await approver.goto(desk);
        await approver.getByRole('button', { name: 'Đăng bài', exact: true }).click();
        await expect(approver.getByRole('status')).toContainText('Đã đăng.');
        return (await approver.getByRole('link', { name: 'Xem trang công khai của bài' }).getAttribute('href')) ?? '';
      });

      const short = await test.step('the poster takes one sheet of A4, and its code is read from the paper', async () => {
        await resident.goto(address);
        await expect(resident.getByRole('heading', { level: 1 })).toHaveText(title);
        await expect(resident.getByRole('img', { name: 'Màn hình có hai ô mật khẩu và nút Xác nhận' })).toBeVisible();
        await resident.getByRole('link', { name: 'Áp phích có mã QR' }).click();
        await judge(resident);
        const pdf = await resident.pdf({ preferCSSPageSize: true, printBackground: true });
        writeFileSync(info.outputPath('ap-phich.pdf'), pdf);
        const paper = await read(browser, pdf);
        writeFileSync(info.outputPath('ap-phich.png'), paper.picture);
        expect(paper.pages).toBe(1);
        expect(Math.abs(paper.width - 210)).toBeLessThan(1);
        expect(Math.abs(paper.height - 297)).toBeLessThan(1);
        expect(paper.words).toContain(title);
        expect(paper.words).toContain('Đặt mật khẩu mới');
        expect(paper.words).not.toContain('Quay lại hướng dẫn');
        // Whoever has no camera types what stands below it.
        expect(paper.words).toContain(paper.code.replace('http://', ''));
        return paper.code;
      });

      await test.step('the code leads to the guide, whatever it is called', async () => {
        await resident.goto(short);
        await expect(resident).toHaveURL(address);
        await approver.goto(desk);
        await approver.getByText('Địa chỉ trang', { exact: true }).first().click();
        const slug = `quen-mat-khau-vneid-${info.project.name}${script ? '' : '-b'}`;
        await approver.getByLabel('Địa chỉ trang', { exact: true }).fill(slug);
        await approver.getByRole('button', { name: 'Lưu và đăng' }).click();
        await expect(approver.getByRole('status')).toContainText('Đã đăng.');
        await resident.goto(short);
        await expect(resident).toHaveURL(commune(unit, `/huong-dan/${slug}`));
        await expect(resident.getByRole('heading', { level: 1 })).toHaveText(title);
      });
    });
  });
}
